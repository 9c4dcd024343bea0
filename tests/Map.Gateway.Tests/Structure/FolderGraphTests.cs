namespace Map.Gateway.Tests.Structure;

public sealed class FolderGraphTests
{
    readonly FolderGraph graph = new("Map.Gateway", Path.Combine(Repository.Root, "src", "Map.Gateway"));

    [Fact]
    public void Folders_make_no_cycle()
    {
        var cycle = graph.FindCycle();
        Assert.True(cycle is null, cycle);
    }

    [Fact]
    public void Foundation_uses_no_feature()
    {
        Assert.Contains(("Exports", "Http.Errors"), graph.Uses.Select(use => (use.From, use.To)));
        Assert.DoesNotContain(graph.Uses, use => IsFoundation(use.From) && !IsFoundation(use.To));
    }

    static bool IsFoundation(string folder) => folder.Split('.')[0] is "Http" or "Upstream";
}
