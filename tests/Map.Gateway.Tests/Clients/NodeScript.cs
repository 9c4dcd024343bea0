using System.Diagnostics;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Clients;

/// <summary>A script of this folder, run by Node with packages that nobody here wrote.</summary>
static class NodeScript
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Clients");

    /// <summary>Why it cannot run, if it cannot; in CI its packages have to be there.</summary>
    public static string? Missing { get; } =
        Directory.Exists(Path.Combine(Folder, "node_modules")) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"Needs the packages of {Folder}: npm --prefix {Folder} ci";

    /// <summary>The lines that it prints.</summary>
    public static async Task<string[]> RunAsync(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, name), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{name} failed:\n{output}\n{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
