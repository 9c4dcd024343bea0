using System.Diagnostics;

namespace Map.Cli.Clusters;

/// <summary>The result of a program that has ended.</summary>
sealed record CommandResult(string Program, int ExitCode, string Output)
{
    /// <summary>Runs a program to its end. Cancelling kills it.</summary>
    public static async Task<CommandResult> OfAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var text = await output + await errors;
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(string.Join(' ', start.ArgumentList.Prepend(start.FileName)), process.ExitCode, text.Trim());
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
