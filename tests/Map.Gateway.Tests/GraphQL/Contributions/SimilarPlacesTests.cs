using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.GraphQL.Contributions;

public sealed class SimilarPlacesTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Place_of_the_seed_is_found_by_other_words_of_its_name_without_a_key()
    {
        var found = await map.Gateway.DataAsync(
            "query($input: SimilarPlacesInput!) { similarPlaces(input: $input, first: 3) { likelihood band evidence place { name } } }",
            new { input = new { name = "IRC Brook House, Gatwick", country = "GB", kind = "DETENTION_CENTRE" } });

        var first = found["similarPlaces"]![0]!;
        Assert.Contains("Brook House", (string)first["place"]!["name"]!, StringComparison.Ordinal);
        Assert.InRange((double)first["likelihood"]!, 0, 1);
        Assert.NotEmpty(first["evidence"]!.AsArray());
    }

    [Fact]
    public async Task Whoever_adds_a_place_twice_is_told()
    {
        var key = await map.KeyAsync("GB");
        await map.AddGroupAsync("Twice upon a time", key);
        object input = new
        {
            name = "Twice Upon A Time", status = "OPEN", position = new { latitude = 51.1271, longitude = 1.3131 }, precision = "SITE",
            supportGroup = new { offers = "Tea" }, sources = new[] { new { citation = "A report" } },
        };

        var added = await map.ChangeAsync("addPlace", "similar { band place { name } }", input, key);

        Assert.Equal(("SAME", "Twice upon a time"), ((string?)added["similar"]![0]!["band"], (string?)added["similar"]![0]!["place"]!["name"]));
    }
}
