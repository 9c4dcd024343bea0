using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Freshness;

public sealed class StalePlacesTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Document = """
        query($after: String) {
          stalePlaces(first: 3, after: $after, filter: {regions: ["GB"]}) {
            edges { likelihood reasons { field knownOn likelihood yearsBetweenChanges changesSeen text } node { id name } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Queue_is_in_order_with_reasons_and_goes_on()
    {
        var key = await map.KeyAsync("GB");

        var first = (await map.Gateway.DataAsync(Document, new { }, key))["stalePlaces"]!;
        var next = (await map.Gateway.DataAsync(Document, new { after = (string?)first["pageInfo"]!["endCursor"] }, key))["stalePlaces"]!;

        var likelihoods = first["edges"]!.AsArray().Concat(next["edges"]!.AsArray()).Select(edge => (double)edge!["likelihood"]!).ToList();
        Assert.Equal(6, likelihoods.Count);
        Assert.Equal(likelihoods.OrderDescending(), likelihoods);
        Assert.EndsWith("likely to be wrong by now.", (string?)first["edges"]![0]!["reasons"]![0]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_a_key() =>
        Assert.Equal("UNAUTHENTICATED", (string?)(await map.Gateway.ErrorAsync(Document, new { }, null))["extensions"]!["code"]);
}
