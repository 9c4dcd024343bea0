using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Testing.Tiles;

namespace Map.Gateway.Tests.Tiles;

/// <summary>Tiles of the real seed, over HTTP. What is in them is tested where they are drawn.</summary>
public sealed class TileTests(SeededMap map) : IClassFixture<SeededMap>
{
    // The Strait of Dover.
    const string Tile = "tiles/5/16/10.mvt";

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Tile_has_strong_tag_and_304_while_it_is_same(string? encoding)
    {
        using var first = await GetAsync(Tile, encoding);
        var bytes = await first.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("application/vnd.mapbox-vector-tile", first.Content.Headers.ContentType!.ToString());
        Assert.Equal(encoding, first.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.True(first.Headers.CacheControl is { Public: true, NoCache: true });
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("ETag", first.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.NotEmpty(bytes);

        using var second = await GetAsync(Tile, encoding, first.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Filter_is_that_of_files()
    {
        using var all = await GetAsync(Tile);
        using var some = await GetAsync(Tile + "?kinds=reporting_centre");
        using var none = await GetAsync(Tile + "?text=there+is+no+such+place");

        var sizes = new[] { all, some, none }.Select(response => response.Content.Headers.ContentLength!.Value).ToArray();
        Assert.True(sizes[0] > sizes[1] && sizes[1] > sizes[2], string.Join(' ', sizes));
    }

    [Fact]
    public async Task Places_of_one_point_are_numbered_and_names_are_in_the_language()
    {
        // All of Calais, of which groups that are known no finer than the town are at one point.
        var spot = Spot.Of((1.8563, 50.9519), 12).Tile;
        var address = $"tiles/12/{spot.X}/{spot.Y}.mvt?lang=ar";
        var features = await Decoded.LayerAsync(Google.Protobuf.ByteString.CopyFrom(await map.Gateway.Http.GetByteArrayAsync(address)), "places");

        var calais = features.Where(feature => feature.Properties["together"] is not null).GroupBy(feature => (feature.X, feature.Y)).MaxBy(group => group.Count())!.ToList();
        Assert.InRange(calais.Count, 5, 100);
        Assert.All(calais, feature => Assert.Equal(calais.Count, (int)feature.Properties["together"]!));
        Assert.Equal(Enumerable.Range(0, calais.Count), calais.Select(feature => (int?)feature.Properties["turn"] ?? 0).Order());
        Assert.Contains(features, feature => ((string?)feature.Properties["services"])?.Split(',').Contains("food") == true);
        Assert.All(features.Where(feature => feature.Properties["languages"] is not null), feature => Assert.Equal("support_group", (string?)feature.Properties["kind"]));

        var regions = await Decoded.LayerAsync(Google.Protobuf.ByteString.CopyFrom(await map.Gateway.Http.GetByteArrayAsync("tiles/5/16/10.mvt?lang=de")), "regions");
        Assert.Contains("Frankreich", regions.Select(region => (string?)region.Properties["name"]));
        using var wrong = await GetAsync(Tile + "?lang=not+one");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Tile_of_open_sea_is_204()
    {
        using var response = await GetAsync("tiles/8/30/128.mvt");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(map.Errors);
    }

    [Fact]
    public async Task What_somebody_with_key_sees_is_kept_by_no_one_else()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Tile);
        request.Headers.Authorization = new("Bearer", await map.KeyAsync());
        using var response = await map.Gateway.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true });
    }

    [Theory]
    [InlineData("tiles/23/0/0.mvt", "z")]
    [InlineData("tiles/3/8/99.mvt", "x", "y")]
    [InlineData("tiles/a/-1/1e3.mvt?nope=1", "nope", "z", "x", "y")]
    [InlineData("tiles/3/1/1.mvt?regions=XX", "regions")]
    [InlineData("tiles.json?box=1", "box")]
    public async Task What_is_wrong_is_problem_that_names_parameters(string address, params string[] parameters)
    {
        using var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var problem = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(parameters, problem["violations"]!.AsArray().Select(violation => (string)violation!["field"]!));
    }

    [Fact]
    public async Task Description_leads_to_tiles_with_same_filter()
    {
        const string filter = "?kinds=support_group,office&within="
            + "%7B%22type%22:%22Polygon%22,%22coordinates%22:[[[0,50],[3,50],[3,52],[0,50]]]%7D";
        using var response = await GetAsync("tiles.json" + filter);
        var description = (await response.Content.ReadFromJsonAsync<JsonNode>())!;

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal(("3.0.0", 0, 14), ((string)description["tilejson"]!, (int)description["minzoom"]!, (int)description["maxzoom"]!));
        Assert.Equal([-180, -85.05112877980659, 180, 85.05112877980659], description["bounds"]!.AsArray().Select(side => (double)side!));
        Assert.Contains("Natural Earth", (string)description["attribution"]!, StringComparison.Ordinal);
        Assert.Equal(["places", "regions"], description["vector_layers"]!.AsArray().Select(layer => (string)layer!["id"]!));
        Assert.Equal(["code", "name", "kind"], description["vector_layers"]![1]!["fields"]!.AsObject().Select(field => field.Key));

        var template = (string)description["tiles"]!.AsArray().Single()!;
        Assert.StartsWith($"{map.Gateway.Http.BaseAddress}tiles/{{z}}/{{x}}/{{y}}.mvt?kinds=", template, StringComparison.Ordinal);
        using var described = await GetAsync(template.Replace("{z}/{x}/{y}", "8/128/85", StringComparison.Ordinal));
        using var asked = await GetAsync("tiles/8/128/85.mvt" + filter);
        using var unfiltered = await GetAsync("tiles/8/128/85.mvt");
        Assert.Equal(asked.Headers.ETag, described.Headers.ETag);
        Assert.NotEqual(unfiltered.Headers.ETag, described.Headers.ETag);
    }

    Task<HttpResponseMessage> GetAsync(string address, string? encoding = null, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", "https://a.map.example");
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null)
            request.Headers.IfNoneMatch.ParseAdd(known);
        return map.Gateway.Http.SendAsync(request);
    }
}
