using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Exports;

/// <summary>Who helps somewhere, as files give it, is who helps there in GraphQL.</summary>
public sealed class WhoHelpsTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("helps=51.127,1.313", "helps: {latitude: 51.127, longitude: 1.313}")]
    [InlineData("regions=GB-KEN&regionMatch=coverage", "regions: [\"GB-KEN\"], regionMatch: COVERAGE")]
    [InlineData("regions=GB-KEN&regionMatch=location_or_coverage", "regions: [\"GB-KEN\"], regionMatch: LOCATION_OR_COVERAGE")]
    [InlineData("regions=GB-KEN", "regions: [\"GB-KEN\"], regionMatch: LOCATION_OR_COVERAGE")]
    [InlineData("regions=GB-KEN&include=coverage", "regions: [\"Kent\"], regionMatch: LOCATION_OR_COVERAGE")]
    [InlineData("regions=kent,hauts%20de%20france&regionMatch=location", "regions: [\"GB-KEN\", \"FR-HDF\"]")]
    [InlineData("text=visitors%20detainees", "text: \"visitors detainees\"")]
    public async Task Files_hold_what_query_finds_in_order_of_names(string query, string filter)
    {
        var data = await map.Gateway.DataAsync($"{{ places(filter: {{{filter}}}, first: 1000) {{ nodes {{ name }} }} }}");
        var names = data["places"]!["nodes"]!.AsArray().Select(node => (string)node!["name"]!).ToList();

        var features = JsonNode.Parse(await map.Gateway.Http.GetStringAsync("places.geojson?" + query))!["features"]!.AsArray();
        var rows = await CsvText.RowsAsync(await map.Gateway.Http.GetStreamAsync("places.csv?" + query));

        Assert.NotEmpty(names);
        Assert.Equal(names, features.Select(feature => (string)feature!["properties"]!["name"]!));
        Assert.Equal(names, rows.Select(row => row["name"]));
    }

    [Theory]
    [InlineData("Hauts-de-France", "FR-HDF")]
    [InlineData("ALLEMAGNE", "DE")]
    [InlineData("Königreich Spanien", null)]
    [InlineData("Spanien", "ES")]
    [InlineData("gb-ken", "GB-KEN")]
    [InlineData("île de france", "FR-IDF")]
    public async Task Region_is_found_by_name_in_any_language(string name, string? code)
    {
        using var named = await map.Gateway.Http.GetAsync($"places.csv?regions={Uri.EscapeDataString(name)}");
        if (code is null)
        {
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, named.StatusCode);
            return;
        }

        var expected = await map.Gateway.Http.GetStringAsync($"places.csv?regions={code}");
        Assert.InRange(expected.Split('\n').Length, 5, int.MaxValue);
        Assert.Equal(expected, await named.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Name_of_several_regions_is_refused_with_their_codes()
    {
        using var response = await map.Gateway.Http.GetAsync("places.geojson?regions=luxembourg");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        var violation = Assert.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["violations"]!.AsArray())!;
        Assert.Equal("regions", (string?)violation["field"]);
        Assert.Contains("BE-WLX (", (string)violation["description"]!, StringComparison.Ordinal);
        Assert.Contains("LU (", (string)violation["description"]!, StringComparison.Ordinal);
    }
}
