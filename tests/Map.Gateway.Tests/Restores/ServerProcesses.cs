using System.Diagnostics;

namespace Map.Gateway.Tests.Restores;

/// <summary>All processes of a PostgreSQL server at this moment.</summary>
sealed class ServerProcesses
{
    readonly IReadOnlyList<string> ids;

    /// <param name="folder">The folder of the private cluster.</param>
    public ServerProcesses(string folder)
    {
        var server = File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First();
        ids = [server, .. Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)).Where(id => int.TryParse(id, out _) && ParentOf(id) == server)];
    }

    /// <param name="signal">-STOP, -CONT, -KILL.</param>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, .. ids]);
        kill.WaitForExit();
    }

    /// <summary>Kills all of them, and waits until they are gone: a signal is sent before it has worked.</summary>
    public async Task KillAsync()
    {
        Signal("-KILL");
        await Patience.UntilAsync(() => ids.All(id => StatOf(id) is null or ["Z", ..]), "the killed processes to end");
    }

    static string? ParentOf(string process) => StatOf(process)?[1];

    // What follows the name, which may have spaces: the state, the parent.
    static string[]? StatOf(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
