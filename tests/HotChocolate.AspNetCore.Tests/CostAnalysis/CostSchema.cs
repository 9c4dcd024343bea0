using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types;

namespace HotChocolateTests.CostAnalysis;

/// <summary>One field of each sort that has a cost of its own.</summary>
public sealed class Query
{
    public string Plain => "x";

    public IShape Shape => new Square();

    public Item[] Unknown => [new()];

    [Cost(3)]
    public Item Dear => new();

    public Heavy Heavy => new();

    [ListSize(AssumedSize = 7)]
    public Item[] Seven => [new()];

    public Task<string> GetLaterAsync() => Task.FromResult("x");

    [UsePaging(MaxPageSize = 40)]
    public IEnumerable<Item> GetItems() => [new(), new()];

    [ListSize(SlicingArguments = ["ids"], AssumedSize = 20, RequireOneSlicingArgument = false)]
    public Item[] GetByIds(int[]? ids) => [.. (ids ?? []).Select(_ => new Item())];

    [ListSize(SlicingArguments = ["first", "last"])]
    public Item[] GetOneOf(int? first, int? last) => [];

    [ListSize(SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
    public Item[] GetByDefault(int first = 6) => [];

    public string Search(Filter? filter, [Cost(2)] string? text) => "x";
}

public sealed class Item
{
    public int Id => 1;

    public Item? Next => null;

    public Task<Item?> GetParentAsync() => Task.FromResult<Item?>(null);
}

[Cost(5)]
public sealed class Heavy
{
    public int Id => 1;
}

[InterfaceType("Shape")]
public interface IShape
{
    string Name { get; }
}

public sealed class Square : IShape
{
    public string Name => "square";

    public Item Side => new();
}

public sealed class Circle : IShape
{
    public string Name => "circle";

    public Task<Item> GetCentreAsync() => Task.FromResult(new Item());
}

public sealed record Filter(int? Least = null, Filter? Inner = null);
