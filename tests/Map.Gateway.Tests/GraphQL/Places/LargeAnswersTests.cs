using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.GraphQL.Places;

/// <summary>A service that ends its pages early, and refuses batches, as they would be too large.</summary>
public sealed class LargeAnswersTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        for (var i = 0; i < 60; i++) map.Places.Add($"{i}");
    }

    public Task DisposeAsync() => map.DisposeAsync();

    [Theory]
    [InlineData(7, 8)]
    [InlineData(50, 1)]
    public async Task Page_has_as_many_as_were_asked_for(int mostInAnswer, int calls)
    {
        map.Places.MostInAnswer = mostInAnswer;

        var (names, next) = await PageAsync(50, null);
        Assert.Equal(Enumerable.Repeat("SearchPlaces", calls), map.Upstream.Log.Methods);
        var (rest, end) = await PageAsync(50, next);

        Assert.Equal(Names(0, 50), names);
        Assert.Equal(Names(50, 10), rest);
        Assert.Null(end);
    }

    [Fact]
    public async Task Page_that_would_be_of_too_many_parts_is_short_and_says_that_there_is_more()
    {
        map.Places.MostInAnswer = 1;
        const int parts = 16;

        var (names, next) = await PageAsync(50, null);
        map.Places.MostInAnswer = 50;
        var (rest, end) = await PageAsync(50, next);

        Assert.Equal(Names(0, parts), names);
        Assert.Equal(Names(parts, 60 - parts), rest);
        Assert.Null(end);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Places_by_their_ids_are_asked_for_in_smaller_batches(int mostInAnswer)
    {
        var ids = (await map.Gateway.DataAsync("{ places(first: 15) { nodes { id } } }"))["places"]!["nodes"]!.AsArray()
            .Select(node => (string)node!["id"]!).ToArray();
        map.Places.MostInAnswer = mostInAnswer;

        var data = await map.Gateway.DataAsync("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Place { name } } }", new { ids });

        Assert.Equal(Names(0, 15), data["nodes"]!.AsArray().Select(NameOf));
    }

    async Task<(IEnumerable<string> Names, string? Next)> PageAsync(int first, string? after)
    {
        var data = await map.Gateway.DataAsync(
            """
            query($first: Int, $after: String) {
              places(first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } }
            }
            """,
            new { first, after });
        var info = data["places"]!["pageInfo"]!;
        var names = data["places"]!["nodes"]!.AsArray().Select(NameOf);
        return (names, (bool)info["hasNextPage"]! ? (string)info["endCursor"]! : null);
    }

    static string NameOf(JsonNode? node) => (string)node!["name"]!;

    static IEnumerable<string> Names(int start, int count) => Enumerable.Range(start, count).Select(i => $"{i}");
}
