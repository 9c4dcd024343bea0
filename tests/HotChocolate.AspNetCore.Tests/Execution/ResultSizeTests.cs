using System.Globalization;
using HotChocolate;
using HotChocolate.Execution;

namespace HotChocolateTests.Execution;

/// <summary>Results use pooled memory: none may contain data of an earlier one.</summary>
public class ResultSizeTests
{
    const string Document = "query($count: Int!) { items(count: $count) { number text parts { number text } later { number } } }";

    [Fact]
    public async Task Results_of_different_sizes_are_complete()
    {
        await using var provider = GraphQL.Build(builder => builder.AddQueryType<Query>());

        foreach (var count in (int[])[1, 3_000, 0, 2, 700, 1])
            await AssertWholeAsync(provider, count);
    }

    [Fact]
    public async Task Concurrent_results_of_different_sizes_are_complete()
    {
        await using var provider = GraphQL.Build(builder => builder.AddQueryType<Query>());

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => AssertWholeAsync(provider, i * 37 % 200))));
    }

    static async Task AssertWholeAsync(IServiceProvider provider, int count)
    {
        var executor = await provider.GetRequestExecutorAsync();
        await using var result = await executor.ExecuteAsync(GraphQL.Request(Document, new { count }));
        var items = string.Join(',', Enumerable.Range(0, count).Select(i => Item.Fails(i) ? "null" : Whole(i)));

        var json = result.ToJson(withIndentations: false);

        Assert.Equal($$$"""{"data":{"items":[{{{items}}}]}}""", Json.Without(json, "errors"));
        Assert.Equal(Enumerable.Range(0, count).Count(Item.Fails), result.ExpectOperationResult().Errors?.Count ?? 0);
    }

    static string Whole(int number)
    {
        const string Parts = """[{"number":0,"text":null},{"number":1,"text":"1"}]""";
        var text = number % 2 == 0 ? "null" : $"\"{number}\"";
        return $$$"""{"number":{{{number}}},"text":{{{text}}},"parts":{{{Parts}}},"later":{{{Later(number)}}}}""";
    }

    static string Later(int number) => $$"""{"number":{{number + 1}}}""";

    public class Query
    {
        public IEnumerable<Item?> GetItems(int count) => Enumerable.Range(0, count).Select(i => new Item(i));
    }

    public class Item(int number)
    {
        public int Number => number;

        public string? Text => number % 2 == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

        public IReadOnlyList<Part> Parts => [new(0, null), new(1, "1")];

        // Fails after the rest of the result is complete, and makes the item null.
        public async Task<Part> GetLaterAsync()
        {
            await Task.Yield();
            return Fails(number) ? throw new GraphQLException("failed") : new Part(number + 1, null);
        }

        [GraphQLIgnore]
        public static bool Fails(int number) => number % 7 == 3;
    }

    public sealed record Part(int Number, string? Text);
}
