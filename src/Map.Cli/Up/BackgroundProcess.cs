using System.Diagnostics;
using System.Globalization;

namespace Map.Cli.Up;

/// <summary>
/// A process that outlives the command that started it. Later commands find it by NAME.pid in a folder; its output goes to NAME.log in the
/// same folder.
/// </summary>
public sealed class BackgroundProcess(string name, string folder)
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    public string Name => name;

    public string Folder => folder;

    public string LogFile => Path.Combine(folder, name + ".log");

    string PidFile => Path.Combine(folder, name + ".pid");

    public bool IsRunning => Pid is not null;

    /// <summary>Its process id; null if it does not run.</summary>
    public int? Pid
    {
        get
        {
            if (!File.Exists(PidFile))
                return null;
            var parts = File.ReadAllText(PidFile).Split(' ');
            // The start time distinguishes it from a later process with the same id.
            return parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var pid) && StartOf(pid) == parts[1]
                ? pid
                : null;
        }
    }

    public void Start(string assembly, Dictionary<string, string> environment)
    {
        Directory.CreateDirectory(folder);
        // A session of its own, so that Ctrl-C at the terminal reaches only the command, which then stops it in order.
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "exec setsid dotnet \"$1\" </dev/null >\"$2\" 2>&1", "sh", Checkout.Built(assembly), LogFile]);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        File.WriteAllText(PidFile, $"{process.Id} {StartOf(process.Id)}");
    }

    /// <summary>Asks it to stop, and kills it if it has not stopped within 20 seconds.</summary>
    public async Task StopAsync()
    {
        if (Pid is { } pid)
        {
            Signal.Terminate(pid);
            if (!await HasStoppedAsync())
            {
                Signal.Kill(pid);
                await HasStoppedAsync();
            }
        }
        if (File.Exists(PidFile))
            File.Delete(PidFile);
    }

    public string LogTail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "(empty)";

    async Task<bool> HasStoppedAsync()
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (IsRunning)
        {
            if (watch.Elapsed > StopTimeout)
                return false;
            await tick.WaitForNextTickAsync();
        }
        return true;
    }

    static string? StartOf(int pid) => ProcessStat.Of(pid) is { IsZombie: false } stat ? stat.StartTime : null;
}
