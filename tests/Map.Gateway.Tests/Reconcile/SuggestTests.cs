using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Reconcile;

public sealed class SuggestTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly ReconcileClient client = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Beginning_of_name_finds_place_and_organisation()
    {
        var places = await ResultAsync("suggest/entity?prefix=Brook%20Ho");
        var organisations = await ResultAsync("suggest/entity?prefix=Serco&type=organisation");

        Assert.Contains(places, one => ((string)one!["name"]!).StartsWith("Brook House", StringComparison.Ordinal)
            && (string)one["notable"]![0]!["id"]! == "detention_centre");
        Assert.Equal("organisation", (string)organisations[0]!["notable"]![0]!["id"]!);
    }

    [Fact]
    public async Task Cursor_goes_on_behind_what_was_shown()
    {
        var first = await ResultAsync("suggest/entity?prefix=centre");
        var next = await ResultAsync($"suggest/entity?prefix=centre&cursor={first.Count}");

        Assert.Equal(20, first.Count);
        Assert.NotEmpty(next);
        Assert.Empty(first.Select(one => (string)one!["id"]!).Intersect(next.Select(one => (string)one!["id"]!)));
    }

    [Fact]
    public async Task Id_finds_its_entity()
    {
        var place = (await ResultAsync("suggest/entity?prefix=Brook%20House"))[0]!;

        var found = await ResultAsync("suggest/entity?prefix=" + Uri.EscapeDataString((string)place["id"]!));

        Assert.Equal((string)place["id"]!, (string)Assert.Single(found)!["id"]!);
    }

    [Fact]
    public async Task Types_and_properties_are_completed()
    {
        Assert.Equal(5, (await ResultAsync("suggest/type")).Count);
        Assert.Equal("support_group", (string)Assert.Single(await ResultAsync("suggest/type?prefix=sup"))!["id"]!);
        Assert.Equal("country", (string)(await ResultAsync("suggest/property?prefix=country"))[0]!["id"]!);
        Assert.Equal("country", (string)(await ResultAsync("suggest/property"))[0]!["id"]!);
        Assert.Empty(await ResultAsync("suggest/property?prefix=xyz"));
    }

    [Fact]
    public async Task Properties_are_those_of_type()
    {
        var ofCentres = Ids(await client.GetAsync("reconcile/properties?type=detention_centre"));
        var ofOrganisations = Ids(await client.GetAsync("reconcile/properties?type=organisation"));
        var few = Ids(await client.GetAsync("reconcile/properties?type=detention_centre&limit=3"));

        Assert.All((string[])["kind", "status", "country", "town", "latitude", "operated_by", "capacity", "opened_on", "website", "regions"],
            id => Assert.Contains(id, ofCentres));
        Assert.Contains("short_name", ofOrganisations);
        Assert.DoesNotContain("capacity", ofOrganisations);
        Assert.DoesNotContain("position", ofCentres);
        Assert.Equal(ofCentres.Take(3), few);
    }

    [Theory]
    [InlineData("suggest/entity?prefix=a&cursor=-1", "cursor: is \"-1\". Give the number of suggestions to skip, 0 or more.")]
    [InlineData("properties?type=Q5", "type: \"Q5\" is no type.")]
    [InlineData("properties?limit=none", "limit: is \"none\".")]
    public async Task Wrong_parameter_is_refused(string address, string expected)
    {
        using var response = await client.Http.GetAsync("reconcile/" + address);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.StartsWith(expected, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    static List<string> Ids(JsonNode proposal) => [.. proposal["properties"]!.AsArray().Select(property => (string)property!["id"]!)];

    async Task<JsonArray> ResultAsync(string address) => (await client.GetAsync("reconcile/" + address))["result"]!.AsArray();
}
