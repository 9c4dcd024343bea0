using System.Diagnostics;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A client or server that nobody here wrote, run as a process.</summary>
public sealed class ExternalProgram : IDisposable
{
    readonly Process process;
    readonly Task<string> errors;

    ExternalProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static ExternalProgram StartPython(string script, params IEnumerable<string> arguments) =>
        Start(ExternalRequirement.Python, ["-B", script, .. arguments]);

    public static ExternalProgram StartNode(string script, params IEnumerable<string> arguments) => Start("node", [script, .. arguments]);

    public static ExternalProgram Start(string file, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ExternalRequirement.Scripts,
        };
        return new ExternalProgram(Process.Start(start)!);
    }

    public static async Task<string> RunAsync(string file, params IEnumerable<string> arguments)
    {
        using var program = Start(file, arguments);
        return await program.EndAsync();
    }

    /// <summary>Waits for its end; it says what went wrong by its exit code and on its standard error.</summary>
    public async Task<string> EndAsync()
    {
        var command = $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}";
        var output = await process.StandardOutput.ReadToEndAsync().Within($"the end of {command}");
        await process.WaitForExitAsync().Within($"the end of {command}");
        Assert.True(process.ExitCode == 0, $"{command} failed:\n{output}\n{await errors}");
        return output;
    }

    /// <summary>Waits for it to fail, and returns what it said of that on its standard error.</summary>
    public async Task<string> FailureAsync()
    {
        var said = await errors.Within("the program to fail");
        await process.WaitForExitAsync().Within("the program to fail");
        Assert.NotEqual(0, process.ExitCode);
        return said;
    }

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync().Within("a line of the program")
        ?? throw new InvalidOperationException($"It ended without a word:\n{await errors}");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        else if (process.ExitCode != 0)
        {
            // Its callers only saw connections break; this is why.
            Console.Error.WriteLine($"{string.Join(' ', process.StartInfo.ArgumentList)} ended by itself:\n{errors.GetAwaiter().GetResult()}");
        }

        process.Dispose();
    }
}
