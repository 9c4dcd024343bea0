using System.Diagnostics;

namespace Map.Deploy.Tests.Images;

/// <summary>The command map of the image, with the service's program of the tests in the place of that of the image.</summary>
public sealed class MapCommandTests : IDisposable
{
    const string Script = "src/Map.Service/Commands/map.sh";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-command");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Without_arguments_it_shows_the_help()
    {
        var (exitCode, output, errors) = await RunAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("import", output, StringComparison.Ordinal);
        Assert.Contains("key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        var (_, _, errors) = await RunAsync("two words", "*");

        Assert.Equal("map: there is no command 'two words'. map --help lists them.\n", errors);
    }

    [Fact]
    public async Task Unknown_command_is_said_to_be_unknown() =>
        Assert.Equal((2, "", "map: there is no command 'improt'. map --help lists them.\n"), await RunAsync("improt", "x.csv"));

    [Fact]
    public async Task Wrong_setting_has_its_exit_code() =>
        Assert.Equal(2, (await RunAsync("migrate")).ExitCode);

    async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var text = DeployFiles.Read(Script);
        Assert.Contains(" /app/Map.Service.dll ", text, StringComparison.Ordinal);
        var script = Path.Combine(folder.FullName, "map");
        await File.WriteAllTextAsync(script, text.Replace("/app/", AppContext.BaseDirectory, StringComparison.Ordinal));
        var start = new ProcessStartInfo("sh", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // No database: none of these needs one.
        start.Environment["MAP_DATABASE"] = "";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().Within("the command to end");
        return (process.ExitCode, await output, await errors);
    }
}
