using System.CommandLine;
using Map.Cli.Backups;
using Map.Cli.Packages;

namespace Map.Cli.Install;

/// <summary>./map install: the map as a service of this machine, which systemd starts with it.</summary>
static class InstallCommand
{
    public const string ConfigureOption = "--configure";

    public static Command Create(Checkout checkout)
    {
        var root = RootOption();
        var remove = new Option<bool>("--remove") { Description = "Remove it again, but neither its state nor its settings." };
        var noStart = new Option<bool>("--no-start") { Description = "Do not start it yet: settings come first." };
        // What an upgrade that goes back lets the release of before do.
        var configure = new Option<bool>(ConfigureOption) { Description = "Write only what surrounds the release.", Hidden = true };
        var command = new Command("install", "Install it as a service of systemd, with a user of its own and a backup each night, as root (docs/operating.md).") { root, remove, noStart, configure };
        command.SetAction(async (parsed, cancellation) =>
        {
            var target = new Installation(parsed.GetValue(root)!);
            RequireRoot(target);
            if (parsed.GetValue(configure) && checkout.Package is { } release)
                await new Installer(target).ConfigureAsync(release, cancellation);
            else if (parsed.GetValue(remove))
                await RemoveAsync(target, cancellation);
            else
                await InstallAsync(checkout, target, !parsed.GetValue(noStart), cancellation);
            return 0;
        });
        return command;
    }

    public static Option<string> RootOption() => new("--root")
    {
        Description = "Write everything below this folder, the root of an image, and start nothing.",
        DefaultValueFactory = _ => "/",
        HelpName = "FOLDER",
    };

    /// <exception cref="CommandException">This system is meant, and who asks is not root.</exception>
    public static void RequireRoot(Installation target)
    {
        if (target.IsThisSystem && !Environment.IsPrivilegedProcess)
            throw new CommandException("only root can do that: run it with sudo, or below a folder of yours with --root FOLDER.");
    }

    static async Task InstallAsync(Checkout checkout, Installation target, bool start, CancellationToken cancellation)
    {
        if (target.Installed is { } present)
            throw new CommandException($"{present.Version} is installed already. A newer one takes its place by ./map upgrade, in the folder of that.");
        var release = await Unpacked.OfAsync(checkout, cancellation);
        await Progress.Step("checking the package", () => Task.Run(() => Sums.CheckFolder(release.Folder), cancellation));
        var (installer, units) = (new Installer(target), new SystemUnits(target));
        await Progress.Step($"copying {release.Version} to {target.Releases}", () => installer.CopyAsync(release, cancellation));
        await Progress.Step("writing the user, the settings, the command, the units", () => installer.ConfigureAsync(release, cancellation));
        await target.UseAsync(release.Version, cancellation);
        await units.ReloadAsync(cancellation);
        if (target.IsThisSystem)
            await units.EnableAsync(cancellation);
        if (target.IsThisSystem && start)
            await StartAsync(target, units, release, cancellation);
        Console.WriteLine($"""

            Map {release.Version} is installed.
              settings   {target.Settings}, then systemctl restart map
              state      {target.State}
              command    sudo map status, doctor, backup, key create …
              log        journalctl -u map; those of service and gateway: {target.State}/run
              backups    each night, in {BackupFolder.Of(target.Cluster).Folder}. Keep the key elsewhere: sudo map backup key
            """);
    }

    static async Task StartAsync(Installation target, SystemUnits units, Release release, CancellationToken cancellation)
    {
        var map = new InstalledMap(target);
        await units.StartAsync(cancellation);
        if (!await Progress.Step("starting it", () => map.IsReadyAsync(release.Version, UpgradeCommand.Patience, cancellation)))
            throw new CommandException("it is installed, but was not ready in time. See journalctl -u map, and sudo map doctor.");
        await units.StartTimersAsync(cancellation);
        Console.WriteLine($"Map is up at {map.Address}");
    }

    static async Task RemoveAsync(Installation target, CancellationToken cancellation)
    {
        var units = new SystemUnits(target);
        await Progress.Step("stopping it", () => units.DisableAsync(cancellation));
        new Installer(target).Remove();
        await units.ReloadAsync(cancellation);
        Console.WriteLine($"""
            Map is removed. What is left, until you delete it:
              state      {target.State}: the database and, unless MAP_BACKUP names another folder, the backups
              settings   {Path.GetDirectoryName(target.Settings)}
              user       {Installation.User}, whose files these are
            """);
    }
}
