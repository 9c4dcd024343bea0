namespace Map.Service.Tests.Structure;

public sealed class FolderGraphTests
{
    static readonly string[] Foundation = ["Access", "Storage", "Paging", "Errors", "Geo", "Hosting"];

    readonly FolderGraph graph = new("Map.Service", Path.Combine(Repository.Root, "src", "Map.Service"));

    [Fact]
    public void Folders_make_no_cycle()
    {
        var cycle = graph.FindCycle();
        Assert.True(cycle is null, cycle);
    }

    [Fact]
    public void Foundation_uses_no_feature()
    {
        Assert.Contains(("Access", "Storage"), graph.Uses.Select(use => (use.From, use.To)));
        Assert.DoesNotContain(graph.Uses, use => IsFoundation(use.From) && !IsFoundation(use.To));
    }

    static bool IsFoundation(string folder) => Foundation.Contains(folder.Split('.')[0]);
}
