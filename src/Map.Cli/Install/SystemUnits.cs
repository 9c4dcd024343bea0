using Map.Cli.Clusters;

namespace Map.Cli.Install;

/// <summary>The units of an installed map, by systemctl; of an image only files are written.</summary>
sealed class SystemUnits(Installation target)
{
    const string Main = "map.service";

    public Task EnableAsync(CancellationToken cancellation) => ControlAsync(cancellation, ["enable", "--quiet", Main, .. Installation.Timers]);

    public Task StartTimersAsync(CancellationToken cancellation) => ControlAsync(cancellation, ["start", .. Installation.Timers]);

    public Task ReloadAsync(CancellationToken cancellation) => ControlAsync(cancellation, "daemon-reload");

    /// <summary>Begins to start it, without waiting until it is ready.</summary>
    public Task StartAsync(CancellationToken cancellation) => ControlAsync(cancellation, "start", "--no-block", Main);

    public Task StopAsync(CancellationToken cancellation) => ControlAsync(cancellation, "stop", Main);

    /// <summary>Stops everything, a backup that is being taken included, and does not start it with the machine any more.</summary>
    public async Task DisableAsync(CancellationToken cancellation)
    {
        foreach (var unit in Installation.Timers.Concat(Installation.Services))
            if (File.Exists(Path.Combine(target.Units, unit)))
                await ControlAsync(cancellation, "disable", "--now", "--quiet", unit);
    }

    /// <summary>Runs a command of a release as the user map, with the settings of the installation.</summary>
    public Task<CommandResult> RunAsync(string release, CancellationToken cancellation, params string[] arguments) =>
        Tool.TryAsync(target.Command, arguments, cancellation, ("MAP_RELEASE", release));

    Task ControlAsync(CancellationToken cancellation, params string[] arguments) =>
        target.IsThisSystem ? Tool.RunAsync("systemctl", arguments, cancellation) : Task.CompletedTask;
}
