namespace Map.Cli;

/// <summary>The state of a process, from /proc/PID/stat.</summary>
/// <param name="IsZombie">Whether it has ended, and only waits for its parent to reap it.</param>
/// <param name="StartTime">Clock ticks from boot to its start, which distinguish it from a later process with the same id.</param>
readonly record struct ProcessStat(bool IsZombie, string StartTime)
{
    /// <summary>Null when there is no such process.</summary>
    public static ProcessStat? Of(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The command's name, in parentheses, may itself hold spaces and parentheses. After it come fields 3, the state, and on.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new(fields[0] == "Z", fields[22 - 3]);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
