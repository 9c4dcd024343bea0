using System.Diagnostics;

namespace Map.Gateway.Tests.Feeds;

/// <summary>The commands of an operator: ./map webhook.</summary>
static class WebhookProgram
{
    /// <summary>What it prints; its standard error where it fails.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Map.Service.dll"), "webhook", .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MAP_DATABASE"] = database;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().Within("the command to end");
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Tells a follower of all changes, with the first one.</summary>
    public static async Task AddAsync(string database, ToldFollower follower, params string[] filter)
    {
        var (exitCode, secret, errors) = await RunAsync(database, ["add", follower.Url, "--allow-private", "--since", "0", .. filter]);
        Assert.True(exitCode == 0, errors);
        follower.Secret = secret.Trim();
    }
}
