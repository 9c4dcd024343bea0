using System.Diagnostics;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>The checker that comes with Prometheus.</summary>
static class Promtool
{
    const string Name = "promtool";

    /// <summary>Why it cannot be run; null when it can.</summary>
    public static string? Missing { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, Name)))
        ? null : "promtool is not installed; Debian has it in the package prometheus";

    /// <returns>All that it said, if it found a fault; empty if not.</returns>
    public static async Task<string> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Monitoring.Folder,
        };
        using var promtool = Process.Start(start)!;
        var output = promtool.StandardOutput.ReadToEndAsync();
        var errors = promtool.StandardError.ReadToEndAsync();
        await promtool.StandardInput.WriteAsync(input);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync().Within(Name);
        return promtool.ExitCode == 0 ? "" : await output + await errors;
    }
}
