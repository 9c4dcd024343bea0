using System.Diagnostics;

namespace Map.Service.Tests.Interop;

/// <summary>A client that nobody here wrote, run as a process.</summary>
sealed class ForeignProgram : IDisposable
{
    readonly Process process;
    readonly Task<string> errors;

    ForeignProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static ForeignProgram Start(string program, params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ForeignTools.Scripts,
        })!);

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync().Within("a line of the program")
        ?? throw new InvalidOperationException($"It ended without a word:\n{await errors}");

    public async Task WriteLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for it to end well.</summary>
    /// <returns>The rest of what it prints.</returns>
    public async Task<string> EndAsync()
    {
        var output = await process.StandardOutput.ReadToEndAsync().Within("the end of the program");
        await process.WaitForExitAsync().Within("the end of the program");
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', process.StartInfo.ArgumentList)} failed:\n{output}\n{await errors}");
        return output;
    }

    /// <summary>Waits for it to fail.</summary>
    /// <returns>What it says of that on its standard error.</returns>
    public async Task<string> FailAsync()
    {
        var said = await errors.Within("the program to fail");
        await process.WaitForExitAsync().Within("the program to fail");
        Assert.NotEqual(0, process.ExitCode);
        return said;
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
