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

    /// <summary>Whether it was started, and has ended without being stopped.</summary>
    public bool HasEnded => File.Exists(PidFile) && !IsRunning;

    /// <summary>Its process id; null if it does not run.</summary>
    public int? Pid
    {
        get
        {
            var parts = ReadPidFile();
            // The start time distinguishes it from a later process with the same id.
            return parts is [var number, var start] && int.TryParse(number, CultureInfo.InvariantCulture, out var pid) && StartOf(pid) == start
                ? pid
                : null;
        }
    }

    /// <summary>Starts it so that it outlives this process. What it prints is added to its log.</summary>
    public void Start(string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        // A session of its own, so that Ctrl-C at the terminal reaches only the command, which then stops it in order.
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", "umask 077; log=$1; shift; exec setsid \"$@\" </dev/null >>\"$log\" 2>&1",
            "sh", LogFile, .. ProgramFile.Command(assembly), .. arguments,
        ]);
        Start(start, environment).Dispose();
    }

    /// <summary>Starts it as a child of this process, which writes what it prints to its log.</summary>
    public Process StartChild(string assembly, IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        var log = new RotatingLog(LogFile);
        var command = ProgramFile.Command(assembly);
        var process = Start(new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true }, environment);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(string? line)
        {
            try
            {
                if (line is not null)
                    log.Write(LogLine.At(time.GetUtcNow(), line));
            }
            catch (IOException)
            {
                // A full disk: losing lines of the log is better than ending the process that writes them.
            }
        }
    }

    /// <summary>Asks it to stop, and kills it if it has not stopped in time.</summary>
    /// <param name="timeout">How long to wait; 20 seconds when null.</param>
    public async Task StopAsync(TimeSpan? timeout = null)
    {
        if (Pid is { } pid)
        {
            Signal.Terminate(pid);
            if (!await HasStoppedAsync(timeout ?? StopTimeout))
            {
                Signal.Kill(pid);
                await HasStoppedAsync(StopTimeout);
            }
        }
        HasStopped();
    }

    /// <summary>Says that it does not run, and was not killed.</summary>
    public void HasStopped()
    {
        // Of a map that was never up not even the folder is there.
        if (File.Exists(PidFile)) File.Delete(PidFile);
    }

    public string LogTail() => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(20)) : "(empty)";

    Process Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        Is(process.Id);
        return process;
    }

    /// <summary>Says that this process is the one, for later commands to find.</summary>
    public void Is(int pid)
    {
        // Renamed when complete: a reader of half a file would think that the process has ended.
        var unfinished = PidFile + ".unfinished";
        File.WriteAllText(unfinished, $"{pid} {StartOf(pid)}");
        File.Move(unfinished, PidFile, overwrite: true);
    }

    string[]? ReadPidFile()
    {
        try
        {
            return File.ReadAllText(PidFile).Split(' ');
        }
        catch (IOException)
        {
            // It is not there, or another command is about to delete it.
            return null;
        }
    }

    async Task<bool> HasStoppedAsync(TimeSpan timeout)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (IsRunning)
        {
            if (watch.Elapsed > timeout)
                return false;
            await tick.WaitForNextTickAsync();
        }
        return true;
    }

    static string? StartOf(int pid) => ProcessStat.Of(pid) is { IsZombie: false } stat ? stat.StartTime : null;
}
