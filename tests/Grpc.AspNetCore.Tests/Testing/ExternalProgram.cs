using System.Diagnostics;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A client or server that nobody here wrote, run as a process.</summary>
public sealed class ExternalProgram : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly Process process;
    readonly Task<string> errors;

    ExternalProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The folder of the scripts that use the clients' own libraries.</summary>
    public static string Scripts => Path.Combine(AppContext.BaseDirectory, "Clients");

    public static ExternalProgram Start(string file, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Scripts,
        };
        return new ExternalProgram(Process.Start(start)!);
    }

    /// <summary>Runs it to its end; it says what went wrong by its exit code and on its standard error.</summary>
    public static async Task<string> RunAsync(string file, params IEnumerable<string> arguments)
    {
        using var program = Start(file, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = await program.process.StandardOutput.ReadToEndAsync(patience.Token);
        await program.process.WaitForExitAsync(patience.Token);
        Assert.True(program.process.ExitCode == 0, $"{file} {string.Join(' ', arguments)} failed:\n{output}\n{await program.errors}");
        return output;
    }

    public async Task<string> ReadLineAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await process.StandardOutput.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException($"It ended without a word:\n{await errors}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
