using System.Net;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Hosting;
using Map.Testing.BruteForce;
using Map.Testing.Running;
using Map.Testing.Tiles;

namespace Map.Gateway.Tests.OneFilter;

/// <summary>One filter: whatever shows, counts, draws or exports what it matches does so of the same places, to the public and to
/// somebody who also sees what is hidden.</summary>
public sealed class OneFilterTests : IAsyncLifetime
{
    const int Filters = 15;

    static readonly V1.Box Everywhere = new() { West = -180, South = -90, East = 180, North = 90 };

    readonly PlacesServer server = new();
    TestGateway gateway = null!;

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        gateway = await TestGateway.StartAsync(server.Url, builder => builder.Configuration[CallerLimitSettings.CostKey] = "0");
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(33, true)]
    public async Task Lists_counts_clusters_statistics_tiles_and_files_agree(int seed, bool reviews)
    {
        var world = await World.FillAsync(server, seed: seed);
        var key = reviews ? (await server.KeyAsync(Role.Reviewer)).Get("authorization")!.Value["Bearer ".Length..] : null;
        if (key is not null) gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var (filters, random, matches) = (new RandomFilters(world, seed), new Random(seed), 0);
        for (var i = 0; i < Rounds.Of(2 * Filters); i++)
        {
            var filter = filters.Next(few: 12);
            var question = filter.ToString();
            var list = await ListAsync(filter, key);
            var placed = filter is { HasHasPosition: true, HasPosition: false }
                ? [] : await ListAsync(With(filter, one => one.HasPosition = true), key);

            await StatisticsAsync(filter, list.Count, key);
            Same(question, list, await CsvAsync(filter));
            Same(question, list, await GeoJsonAsync(filter));
            Assert.Equal((question, placed.Count), (question, await ClusteredAsync(filter, Everywhere, random.Next(23), key)));
            await BoxAsync(filter, filters.Box(), random.Next(23), key);
            Assert.Equal((question, placed.Count), (question, await DrawnWidelyAsync(filter, random.Next(2))));
            if (i % 3 == 0) await DrawnCloselyAsync(filter, Spot.Of(Some(world, random), 9).Tile, key);
            matches += list.Count;
        }

        Assert.True(matches > Rounds.Of(200), $"The filters matched only {matches} places; they test little.");
        Assert.Empty(gateway.Log.Errors);
    }

    async Task<HashSet<string>> ListAsync(V1.PlaceFilter filter, string? key)
    {
        var data = await gateway.DataAsync(
            "query($filter: PlaceFilter) { places(filter: $filter, first: 1000) { totalCount nodes { id } } }",
            new { filter = WrittenFilter.ForGraphQL(filter) }, key);
        var ids = data["places"]!["nodes"]!.AsArray().Select(node => TestGateway.Uuid((string)node!["id"]!)).ToList();
        Assert.Equal(ids.Count, (int)data["places"]!["totalCount"]!);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return [.. ids];
    }

    async Task StatisticsAsync(V1.PlaceFilter filter, int count, string? key)
    {
        var data = await gateway.DataAsync(
            """
            query($filter: PlaceFilter) {
              all: statistics(filter: $filter, by: []) { count }
              kinds: statistics(filter: $filter, by: [KIND]) { count }
              several: statistics(filter: $filter, by: [STATUS, COUNTRY, FACILITY_TYPE]) { count }
            }
            """, new { filter = WrittenFilter.ForGraphQL(filter) }, key);
        foreach (var (_, rows) in data.AsObject()) Assert.Equal(count, rows!.AsArray().Sum(row => (int)row!["count"]!));
    }

    async Task<int> ClusteredAsync(V1.PlaceFilter filter, V1.Box box, int zoom, string? key)
    {
        var data = await gateway.DataAsync(
            "query($filter: PlaceFilter, $box: BoxInput!, $zoom: Int!) { clusters(filter: $filter, box: $box, zoom: $zoom) { count } }",
            new { filter = WrittenFilter.ForGraphQL(filter), box = WrittenFilter.Json(box), zoom }, key);
        return data["clusters"]!.AsArray().Sum(cluster => (int)cluster!["count"]!);
    }

    async Task BoxAsync(V1.PlaceFilter filter, V1.Box box, int zoom, string? key)
    {
        if (filter.Box is not null || filter is { HasHasPosition: true, HasPosition: false }) return;
        var list = await ListAsync(With(filter, one => one.Box = box), key);
        Assert.Equal((filter.ToString(), list.Count), (filter.ToString(), await ClusteredAsync(filter, box, zoom, key)));
    }

    // Clusters are in one tile only, and so is a place that is alone in its cell.
    async Task<int> DrawnWidelyAsync(V1.PlaceFilter filter, int zoom)
    {
        var sum = 0;
        for (var tile = 0; tile < 1 << (2 * zoom); tile++)
            foreach (var feature in await TileAsync(filter, zoom, tile >> zoom, tile & ((1 << zoom) - 1)))
                sum += feature.Text("id") is null ? feature.Count("count") : 1;
        return sum;
    }

    // The nine tiles around one show whatever the box of that one holds; what is near a border is in several.
    async Task DrawnCloselyAsync(V1.PlaceFilter filter, V1.GetTileRequest at, string? key)
    {
        if (filter.Box is not null || at.X is 0 or 511 || at.Y is 0 or 511) return;
        var box = new V1.Box { West = Longitude(at.X - 1), East = Longitude(at.X + 2), North = Latitude(at.Y - 1), South = Latitude(at.Y + 2) };
        var drawn = new HashSet<string>();
        for (var x = at.X - 1; x <= at.X + 1; x++)
            for (var y = at.Y - 1; y <= at.Y + 1; y++)
                drawn.UnionWith((await TileAsync(filter, 9, x, y)).Select(feature => TestGateway.Uuid(feature.Text("id")!)));
        var list = await ListAsync(With(filter, one => one.Box = box), key);
        var around = await ListAsync(With(filter, one => one.Box = new()
        {
            West = box.West - 0.02, East = box.East + 0.02, North = Math.Min(90, box.North + 0.02), South = Math.Max(-90, box.South - 0.02),
        }), key);
        Assert.Empty(list.Except(drawn));
        Assert.Empty(drawn.Except(around));

        static double Longitude(int x) => (x / 512.0 * 360) - 180;

        static double Latitude(int y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y / 512.0)))));
    }

    async Task<List<TileFeature>> TileAsync(V1.PlaceFilter filter, int z, int x, int y)
    {
        using var response = await gateway.Http.GetAsync($"tiles/{z}/{x}/{y}.mvt{WrittenFilter.ForAddress(filter)}");
        if (response.StatusCode == HttpStatusCode.NoContent) return [];
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await Decoded.LayerAsync(ByteString.CopyFrom(await response.Content.ReadAsByteArrayAsync()), "places");
    }

    async Task<List<string>> CsvAsync(V1.PlaceFilter filter)
    {
        var rows = await CsvText.RowsAsync(await gateway.Http.GetStreamAsync($"places.csv{WrittenFilter.ForAddress(filter)}"));
        return [.. rows.Select(row => TestGateway.Uuid(row["id"]))];
    }

    async Task<List<string>> GeoJsonAsync(V1.PlaceFilter filter)
    {
        var json = JsonNode.Parse(await gateway.Http.GetStringAsync($"places.geojson{WrittenFilter.ForAddress(filter)}"))!;
        return [.. json["features"]!.AsArray().Select(feature => TestGateway.Uuid((string)feature!["id"]!))];
    }

    static void Same(string question, HashSet<string> list, List<string> file)
    {
        Assert.True(list.SetEquals(file), question);
        Assert.Equal((question, list.Count), (question, file.Count));
    }

    static V1.PlaceFilter With(V1.PlaceFilter filter, Action<V1.PlaceFilter> change)
    {
        var changed = filter.Clone();
        change(changed);
        return changed;
    }

    static (double, double) Some(World world, Random random)
    {
        var placed = world.Places.Where(place => place.At is { Longitude: > -9 and < 9, Latitude: > -9 and < 9 }).ToList();
        return placed[random.Next(placed.Count)].At!.Value;
    }

}
