using Map.Cli.Up;

namespace Map.Cli.Tests;

public sealed class BackgroundProcessTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("map-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Process_of_another_with_same_number_is_not_taken_for_ours()
    {
        var process = new BackgroundProcess("places", folder);

        File.WriteAllText(Path.Combine(folder, "places.pid"), $"{Environment.ProcessId} 1");

        Assert.False(process.IsRunning);
    }

    [Fact]
    public async Task Stop_of_process_that_is_gone_leaves_nothing_behind()
    {
        var process = new BackgroundProcess("places", folder);
        File.WriteAllText(Path.Combine(folder, "places.pid"), "4194304 1");

        await process.StopAsync();

        Assert.False(File.Exists(Path.Combine(folder, "places.pid")));
    }

    [Fact]
    public void Start_of_missing_assembly_says_how_to_build_it()
    {
        var process = new BackgroundProcess("places", folder);

        var failure = Assert.Throws<CommandException>(() => process.Start(Path.Combine(folder, "Map.Nothing.dll"), [], new Dictionary<string, string>()));

        Assert.Contains("Map.Nothing.dll is missing", failure.Message, StringComparison.Ordinal);
    }
}
