using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Running;

namespace Map.Gateway.Tests.Ogc;

/// <summary>A gateway over a map of traps: at the antimeridian, at the poles, rounded, without a position, closed, and with names that bite.</summary>
public sealed class OgcMap : IAsyncLifetime
{
    public const string Mercator = "http://www.opengis.net/def/crs/EPSG/0/3857";

    readonly PlacesServer server = new();

    internal TestGateway Gateway { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        Gateway = await TestGateway.StartAsync(server.Url, builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");
        var map = server.Map;
        await map.PlaceAsync("fiji_west_of_antimeridian", -17.75, 177.45, "detention_centre");
        await map.PlaceAsync("fiji_east_of_antimeridian", -16.8, -179.9);
        await map.PlaceAsync("fiji_on_antimeridian", -17, 180);
        await map.PlaceAsync("north_pole", 90, 25);
        await map.PlaceAsync("south_pole", -90, 0);
        await map.PlaceAsync("null_island", 0, 0, "office");
        // Published at 1.9, 51.0.
        await map.PlaceAsync("rounded", 50.96, 1.86, precision: "town", more: [("town", "'Calais'"), ("withheld_postcode", "'62100'")]);
        await map.PlaceAsync("network_without_position", more: [("country", "'FR'")]);
        await map.PlaceAsync("name_with_'quotes'_and_\"rtl\"_\u0639\u0631\u0628 <b>; DROP TABLE place; --", 48, 2, "office", more: [("country", "'FR'")]);
        await map.PlaceAsync("planned", 49, 3, status: "planned");
        var closed = await map.PlaceAsync("closed_in_2010", 50, 4, "detention_centre", "closed", more: [("facility_type", "'removal_centre'")]);
        await map.PeriodAsync(closed, "2000-03", "2010-10-05");
        await map.CapacityAsync(closed, 300, "2005");
        var open = await map.PlaceAsync("open_since_2005", 51, 4, "detention_centre", more: [("facility_type", "'prison'"), ("postcode", "'AB1'")]);
        await map.PeriodAsync(open, "2005-06-15", null);
        await map.CapacityAsync(open, 120, "2020");
        var company = await map.OrganisationAsync("Serco");
        await map.InvolvementAsync(company, open);
        await map.PlaceAsync("not_published", 50, 1, published: false);
        for (var i = 0; i < 25; i++)
            await map.PlaceAsync("same_name_25_places", 52 + (i * 0.01), -1);
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await server.DisposeAsync();
    }

    internal Task<HttpResponseMessage> GetAsync(string address) => Gateway.Http.GetAsync("ogc" + address);

    internal async Task<JsonNode> JsonAsync(string address)
    {
        using var response = await GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The features of a request; all on one page.</summary>
    internal async Task<List<JsonNode>> FeaturesAsync(string query)
    {
        var page = await JsonAsync($"/collections/places/items?limit=1000&{query}");
        var features = page["features"]!.AsArray().Select(feature => feature!).ToList();
        Assert.Equal(((int)page["numberMatched"]!, (int)page["numberReturned"]!), (features.Count, features.Count));
        return features;
    }

    /// <summary>Their names, in their order.</summary>
    internal async Task<List<string>> NamesAsync(string query) =>
        [.. (await FeaturesAsync(query)).Select(feature => (string)feature["properties"]!["name"]!)];

    /// <summary>The violations of a refused request.</summary>
    internal async Task<List<(string Field, string Description)>> RefusedAsync(string address)
    {
        using var response = await GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{address}: {response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return [.. JsonNode.Parse(text)!["violations"]!.AsArray().Select(one => ((string)one!["field"]!, (string)one["description"]!))];
    }
}
