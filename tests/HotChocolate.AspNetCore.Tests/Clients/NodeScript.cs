using System.Diagnostics;

namespace HotChocolateTests.Clients;

/// <summary>A script of this folder, run by Node with packages of other projects.</summary>
static class NodeScript
{
    public static string Root { get; } = FindRoot();

    static readonly string Folder = Path.Combine(Root, "tests", "HotChocolate.AspNetCore.Tests", "Clients");

    /// <summary>The reason why scripts cannot run here; null if they can, and always in CI, where the packages are required.</summary>
    public static string? Missing { get; } =
        Directory.Exists(Path.Combine(Folder, "node_modules")) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"Needs the packages of {Folder}: npm --prefix {Folder} ci";

    /// <summary>Runs the script and returns the lines that it prints.</summary>
    public static async Task<string[]> RunAsync(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{name} failed:\n{output}\n{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Starts the script, for a test that writes to it while it runs.</summary>
    public static Process Start(string name, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, name), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Map.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
