using Map.Cli.Clusters;

namespace Map.Cli.Install;

/// <summary>Runs programs of the system.</summary>
static class Tool
{
    /// <exception cref="CommandException">It failed; the message has what it said.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var result = await TryAsync(program, arguments, cancellation);
        return result.ExitCode == 0 ? result.Output : throw new CommandException($"{result.Program} ended with code {result.ExitCode}:\n{result.Output}");
    }

    public static Task<CommandResult> TryAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        var start = new System.Diagnostics.ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return CommandResult.OfAsync(start, cancellation);
    }
}
