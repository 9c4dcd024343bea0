using System.CommandLine;
using System.Diagnostics;
using Map.Cli.Clusters;

namespace Map.Cli;

/// <summary>Runs commands of Map.Service as child processes: this program knows no SQL.</summary>
static class ServiceProgram
{
    /// <summary>Runs a command and waits for its end; cancelling stops it.</summary>
    /// <exception cref="ServiceFailedException">It failed, and has printed why.</exception>
    public static Task RunAsync(
        Checkout checkout, string database, IEnumerable<string> arguments, CancellationToken cancellation, bool showOutput = true) =>
        RunAsync(checkout, database, arguments, cancellation, showOutput ? null : _ => { });

    /// <param name="checkout">Whose Map.Service runs.</param>
    /// <param name="database">The connection string.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="read">Gets what it prints; null: the terminal does.</param>
    static async Task RunAsync(
        Checkout checkout, string database, IEnumerable<string> arguments, CancellationToken cancellation, Action<string>? read)
    {
        // In a session of its own, so that Ctrl-C reaches only this process: System.CommandLine does not take a second signal.
        var start = new ProcessStartInfo("setsid", [.. ProgramFile.Command(checkout.Service("Map.Service")), .. arguments])
        {
            RedirectStandardOutput = read is not null,
        };
        start.Environment["MAP_DATABASE"] = database;
        start.Environment["MAP_SEED"] = checkout.Seed;
        using var process = Process.Start(start)!;
        using var stopping = cancellation.Register(() => Signal.Terminate(process.Id));
        if (read is not null)
            read(await process.StandardOutput.ReadToEndAsync(CancellationToken.None));
        // Not cancelled: the database may be stopped only after the command has ended.
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new ServiceFailedException(process.ExitCode);
    }

    /// <summary>Runs a command and returns what it prints.</summary>
    /// <exception cref="ServiceFailedException">It failed, and has printed why.</exception>
    public static async Task<string> ReadAsync(Checkout checkout, string database, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var printed = "";
        await RunAsync(checkout, database, arguments, cancellation, text => printed = text);
        return printed;
    }

    /// <summary>Passes a command on as it was typed. Its arguments have been checked, before PostgreSQL is started for it.</summary>
    public static Command Forwarded(this Checkout checkout, Command command)
    {
        command.SetAction((parsed, cancellation) => ForwardAsync(checkout, parsed.Tokens.Select(token => token.Value), cancellation));
        return command;
    }

    /// <summary>Runs a command on the database of the checkout, which is started for it if needed, and then stopped again.</summary>
    public static async Task<int> ForwardAsync(Checkout checkout, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var local = await LocalDatabase.OfAsync(checkout);
        // A database that has to be started belongs to this command until it has stopped it again.
        using var held = LocalDatabase.External is not null || await local.IsRunningAsync()
            ? null
            : await StateLock.TakeAsync(checkout, cancellation);
        await local.UseAsync(database => RunAsync(checkout, database, arguments, cancellation), cancellation);
        return 0;
    }
}
