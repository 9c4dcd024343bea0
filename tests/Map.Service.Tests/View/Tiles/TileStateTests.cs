using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.Testing.Tiles;
using Map.V1;

namespace Map.Service.Tests.View.Tiles;

/// <summary>What a tile depends on, and what it does not.</summary>
public sealed class TileStateTests : IAsyncLifetime
{
    readonly PlacesServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Tile_is_same_to_byte_wherever_its_rows_lie()
    {
        for (var i = 0; i < 40; i++)
            await server.Map.PlaceAsync($"Place {i}", 51 + (i % 7 * 0.01), 1 + (i % 11 * 0.01), i % 2 == 0 ? "office" : "support_group");
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        GetTileRequest[] tiles = [.. new[] { 0, 5, 8, 9, 10 }.Select(zoom => Spot.Of((1.05, 51.03), zoom).Tile)];
        var before = await AllAsync(tiles);

        Assert.Equal(before, await AllAsync(tiles));
        await server.Map.ExecuteAsync("CREATE INDEX reversed ON place (md5(id::text))");
        await server.Map.ExecuteAsync("CLUSTER place USING reversed");
        await server.Map.ExecuteAsync("UPDATE place SET summary = 'moved' WHERE kind = 'office'");
        await server.Map.ExecuteAsync("UPDATE region_outline SET outline = outline WHERE region_code = 'GB'");
        await server.Map.ExecuteAsync("VACUUM ANALYZE");

        Assert.Equal(before, await AllAsync(tiles));
        Assert.All(before, tile => Assert.NotEmpty(tile));
    }

    [Fact]
    public async Task Tile_of_map_without_anything_is_empty()
    {
        foreach (var zoom in new[] { 0, 9 }) Assert.Empty((await server.Tiles.GetTileAsync(Spot.Of((1, 51), zoom).Tile)).Tile);
    }

    [Fact]
    public async Task Position_is_published_one()
    {
        // Town positions are published in cells of 0.1 degrees.
        await server.Map.PlaceAsync("coarse", 51.234567, 1.345678, precision: "town");

        var published = Spot.Of((1.3, 51.2), 12);
        var shown = Assert.Single(await PlacesAsync(published.Tile));
        Assert.Equal("town", shown.Text("precision"));
        Assert.Equal((double)(published.East - published.Tile.X) * 4096, shown.X, 1.5);
        Assert.Equal((double)(published.South - published.Tile.Y) * 4096, shown.Y, 1.5);
        Assert.Empty(await PlacesAsync(Spot.Of((1.345678, 51.234567), 12).Tile));
    }

    [Fact]
    public async Task Unpublished_place_changes_no_byte_and_is_there_for_those_who_may_see_it()
    {
        await server.Map.PlaceAsync("published", 51.5, 1.5);
        GetTileRequest[] tiles = [.. new[] { 0, 8, 9, 16 }.Select(zoom => Spot.Of((1.5, 51.5), zoom).Tile)];
        var before = await AllAsync(tiles);

        await server.Map.PlaceAsync("hidden", 51.5, 1.5, published: false);

        Assert.Equal(before, await AllAsync(tiles));
        Assert.Equal(before, await AllAsync(tiles, await server.KeyAsync(Role.Contributor)));
        var seen = await AllAsync(tiles, await server.KeyAsync(Role.Reviewer));
        Assert.All(before.Zip(seen), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(before, await AllAsync(tiles));
    }

    [Fact]
    public async Task What_would_be_too_many_places_is_clustered_at_any_zoom()
    {
        await FillAsync(1_000);
        var tile = Spot.Of((1.5, 51.5), 16).Tile;
        Assert.Equal(1_000, (await PlacesAsync(tile)).Count);

        await server.Map.PlaceAsync("one more", 51.5, 1.5, "office");

        var cluster = Assert.Single(await PlacesAsync(tile));
        Assert.Equal((1_001, 1_000, 1), (cluster.Count("count"), cluster.Count("support_group"), cluster.Count("office")));
    }

    [Fact]
    public async Task Regions_have_their_codes_and_names_and_only_countries_are_drawn_from_afar()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");

        Assert.Equal(["GB United Kingdom country"], await RegionsAsync(Spot.Of((1, 51.5), 4).Tile));
        Assert.Equal(["GB United Kingdom country", "GB-KEN Kent subdivision"], await RegionsAsync(Spot.Of((1, 51.5), 5).Tile));
        Assert.Equal(["GB United Kingdom country", "GB-KEN Kent subdivision"], await RegionsAsync(Spot.Of((1, 51.5), 22).Tile));
        Assert.Empty((await server.Tiles.GetTileAsync(Spot.Of((90, 0), 6).Tile)).Tile);
    }

    [Theory]
    [InlineData(-1, 0, 0, "z")]
    [InlineData(23, 0, 0, "z")]
    [InlineData(0, 1, 0, "x")]
    [InlineData(3, 8, -1, "x", "y")]
    [InlineData(22, 4_194_303, 4_194_304, "y")]
    public async Task Tile_that_there_is_not_is_refused(int z, int x, int y, params string[] fields) =>
        await Refused.WithAsync(server.Tiles.GetTileAsync(new GetTileRequest { Z = z, X = x, Y = y }),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", fields);

    [Fact]
    public async Task Filter_is_checked_as_everywhere() =>
        await Refused.WithAsync(
            server.Tiles.GetTileAsync(new GetTileRequest { Filter = new PlaceFilter { Regions = { "XX" }, OpenOn = "soon" } }),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "filter.open_on", "filter.regions[0]");

    Task FillAsync(int count) => server.Map.ExecuteAsync("""
        WITH taken AS (UPDATE revision_counter SET last = last + $1 RETURNING last - $1 AS before), made AS (
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT before + n, now(), 'test', 'created', 'place', n, '{}' FROM taken, generate_series(1, $1) n RETURNING number)
        INSERT INTO place (id, kind, name, status, exact_position, "precision", published, created_at, updated_at, revision)
        SELECT md5(number::text)::uuid, 'support_group', 'one of many', 'open', ST_SetSRID(ST_MakePoint(1.5, 51.5), 4326), 'building',
               true, now(), now(), number FROM made
        """, count);

    async Task<List<ByteString>> AllAsync(IEnumerable<GetTileRequest> tiles, Metadata? key = null)
    {
        var all = new List<ByteString>();
        foreach (var tile in tiles) all.Add((await server.Tiles.GetTileAsync(tile, key)).Tile);
        return all;
    }

    async Task<List<TileFeature>> PlacesAsync(GetTileRequest tile, Metadata? key = null) =>
        await Decoded.LayerAsync((await server.Tiles.GetTileAsync(tile, key)).Tile, "places");

    async Task<IEnumerable<string>> RegionsAsync(GetTileRequest tile) =>
        (await Decoded.LayerAsync((await server.Tiles.GetTileAsync(tile)).Tile, "regions"))
        .Select(region => $"{region.Text("code")} {region.Text("name")} {region.Text("kind")}").Order(StringComparer.Ordinal);
}
