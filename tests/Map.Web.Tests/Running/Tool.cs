using System.Diagnostics;

namespace Map.Web.Tests.Running;

/// <summary>A program that nobody here wrote.</summary>
static class Tool
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <param name="program">Its name, found by PATH.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it prints; its exit code and its complaints.</returns>
    public static async Task<(string Output, string Errors, int ExitCode)> RunAsync(
        string program, string input, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Text browsers ask it what can be written.
            Environment = { ["LC_ALL"] = "C.UTF-8", ["TERM"] = "dumb" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return (await output, await errors, process.ExitCode);
    }

    /// <summary>Runs it and expects it to end well.</summary>
    /// <returns>What it prints.</returns>
    public static async Task<string> OutputAsync(string program, string input, params IEnumerable<string> arguments)
    {
        var (output, errors, code) = await RunAsync(program, input, arguments);
        Assert.True(code == 0, $"{program} failed: {errors}");
        return output;
    }
}
