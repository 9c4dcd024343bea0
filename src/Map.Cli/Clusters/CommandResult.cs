using System.Diagnostics;

namespace Map.Cli.Clusters;

/// <summary>How a program ended.</summary>
sealed record CommandResult(string Program, int ExitCode, string Output)
{
    /// <summary>Runs a program to its end. Cancelling kills it.</summary>
    public static async Task<CommandResult> OfAsync(CancellationToken cancellationToken, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            // The current folder may be closed to the server's user, and its programs complain about that.
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // PGDATA, PGHOST and the like of the person's own server must not leak into this one; messages are matched in English.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var text = await output + await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(string.Join(' ', start.ArgumentList.Prepend(program)), process.ExitCode, text.Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void ThrowIfFailed()
    {
        if (ExitCode != 0)
            throw new ClusterException($"{Program} ended with code {ExitCode}: {Output}");
    }
}
