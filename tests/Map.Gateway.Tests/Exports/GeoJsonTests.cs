using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Exports;

public sealed class GeoJsonTests : IAsyncLifetime
{
    readonly InventedMap map = new();

    public Task InitializeAsync() => map.InitializeAsync();

    public Task DisposeAsync() => map.DisposeAsync();

    [Fact]
    public async Task Place_is_feature_with_longitude_first()
    {
        map.Places.Add("Centre de rétention \"A\"", place => place.RegionCodes.Add("FR"));
        var collection = await GetAsync();
        var feature = collection["features"]![0]!;

        Assert.Equal("FeatureCollection", (string?)collection["type"]);
        Assert.Equal("Feature", (string?)feature["type"]);
        Assert.Equal("[-1.8587,50.9513]", feature["geometry"]!["coordinates"]!.ToJsonString());
        Assert.Equal("Centre de rétention \"A\"", (string?)feature["properties"]!["name"]);
        Assert.Equal("detention_centre", (string?)feature["properties"]!["kind"]);
        Assert.Equal("[\"FR\"]", feature["properties"]!["regions"]!.ToJsonString());
        Assert.Null(collection["bbox"]);
    }

    [Fact]
    public async Task Network_without_position_has_null_geometry()
    {
        map.Places.Add("A network", place => place.Position = null);
        var feature = (await GetAsync())["features"]![0]!.AsObject();
        Assert.True(feature.ContainsKey("geometry"));
        Assert.Null(feature["geometry"]);
    }

    [Fact]
    public async Task Empty_answer_is_empty_collection() => Assert.Empty((await GetAsync())["features"]!.AsArray());

    [Fact]
    public async Task Many_parts_make_one_collection()
    {
        for (var i = 0; i < 1_000; i++)
            map.Places.Add($"Place {i}");
        Assert.Equal(1_000, (await GetAsync())["features"]!.AsArray().Count);
    }

    async Task<JsonNode> GetAsync() => (await map.Gateway.Http.GetFromJsonAsync<JsonNode>("places.geojson"))!;
}
