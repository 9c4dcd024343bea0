using System.Diagnostics;

namespace Map.Testing.Clients;

/// <summary>Runs Node scripts that use third-party client libraries. Folders are relative to the root of the repository.</summary>
public static class NodeScript
{
    public const string GraphQL = "tests/HotChocolate.AspNetCore.Tests/Clients";
    public const string FrontEnds = "tests/Map.Gateway.Tests/Clients";
    public const string Pages = "src/Map.Web";
    public const string Grpc = "tests/Map.Service.Tests/Interop/Clients";

    /// <summary>The reason to skip tests whose packages are missing; null if they are there, and in CI, where they must be.</summary>
    public static string? Missing(string folder) =>
        Directory.Exists(Path.Combine(Repository.Root, folder, "node_modules")) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"Needs the packages of {folder}: npm --prefix {folder} ci";

    /// <summary>The lines that it prints.</summary>
    public static async Task<string[]> RunAsync(string folder, string name, params string[] arguments)
    {
        using var process = Start(folder, name, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{name} failed:\n{output}\n{await errors}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Starts a script that the test communicates with while it runs.</summary>
    public static Process Start(string folder, string name, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, folder, name), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
