using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Map.Service.Tests.Hosting;

/// <summary>What commands say, and why the service does not start, when logs are JSON.</summary>
public sealed class LoggedErrorsTests
{
    [Theory]
    [InlineData("Map.Service.Commands", "", 2, "Information", "MAP_DATABASE is not set. ", "key", "list")]
    [InlineData("Map.Service.Commands", "Host=127.0.0.1;Port=1", 1, "Error", "the database failed: ", "key", "list")]
    [InlineData("Map.Service", "", 2, "Information", "MAP_DATABASE is not set. ")]
    public async Task Standard_error_is_JSON(string category, string database, int exitCode, string level, string message, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync("json", database, arguments);

        var entry = JsonNode.Parse(Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!;
        Assert.Equal((exitCode, ""), (code, output));
        Assert.Equal((category, level), ((string?)entry["Category"], (string?)entry["LogLevel"]));
        Assert.StartsWith(message, (string?)entry["Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_stays_as_it_is()
    {
        var (code, _, errors) = await RunAsync("text", "", "key", "list");

        Assert.Equal(2, code);
        Assert.StartsWith("MAP_DATABASE is not set. ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_format_is_named()
    {
        var (code, _, errors) = await RunAsync("xml", "", "key", "list");

        Assert.Equal((2, "MAP_LOG is \"xml\"; allowed: text, json."), (code, errors.Trim()));
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(string format, string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Map.Service.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["MAP_LOG"] = format, ["MAP_DATABASE"] = database },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().Within("the command to end");
        return (process.ExitCode, await output, await errors);
    }
}
