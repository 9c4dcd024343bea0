using Map.Cli.Up;

namespace Map.Cli.Tests;

public sealed class ProgramCopyTests : IDisposable
{
    readonly Checkout checkout = new(Directory.CreateTempSubdirectory("map-copy-").FullName);

    public ProgramCopyTests()
    {
        foreach (var program in new[] { "Map.Cli", "Map.Service", "Map.Gateway" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(checkout.Service(program))!);
            File.WriteAllText(checkout.Service(program), "the first build");
        }
    }

    public void Dispose() => Directory.Delete(checkout.Root, recursive: true);

    [Fact]
    public void Later_build_leaves_the_copy_of_what_runs_alone_and_has_another_id()
    {
        var running = ProgramCopy.Of(checkout);
        running.Make(checkout);

        File.WriteAllText(checkout.Service("Map.Gateway"), "the second build");

        Assert.Equal("the first build", File.ReadAllText(running.PathOf("Map.Gateway")));
        Assert.NotEqual(running.Id, ProgramCopy.Of(checkout).Id);
    }

    [Fact]
    public void Copy_of_later_build_replaces_earlier_ones_and_those_that_were_interrupted()
    {
        var first = ProgramCopy.Of(checkout);
        first.Make(checkout);
        Directory.CreateDirectory(first.Folder + ".unfinished");
        File.WriteAllText(checkout.Service("Map.Service"), "the second build");

        var second = ProgramCopy.Of(checkout);
        second.Make(checkout);
        second.Make(checkout);

        Assert.Equal([second.Folder], Directory.GetDirectories(Path.GetDirectoryName(second.Folder)!));
        Assert.Equal("the second build", File.ReadAllText(second.PathOf("Map.Service")));
    }

    [Fact]
    public void Program_that_is_not_built_is_named()
    {
        File.Delete(checkout.Service("Map.Gateway"));

        var failure = Assert.Throws<CommandException>(() => ProgramCopy.Of(checkout));

        Assert.Contains("Map.Gateway.dll is missing", failure.Message, StringComparison.Ordinal);
    }
}
