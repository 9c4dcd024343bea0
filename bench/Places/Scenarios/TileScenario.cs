using System.Globalization;
using Map.Bench.Places.Peers;
using Map.Service.Access;
using Map.Service.View.Tiles;

namespace Map.Bench.Places.Scenarios;

/// <summary>The tiles of one zoom level that contain the samples.</summary>
sealed class TileScenario
{
    // docs/tiles.md: up to this zoom, tiles always have clusters.
    const int HighestZoomOfClusters = 8;

    // Tiles at the antimeridian are left out: they need a different statement, and pgbench can repeat only one.
    readonly IReadOnlyList<Tile> tiles;
    readonly int zoom;

    public TileScenario(int zoom, IReadOnlyList<Sample> samples)
    {
        this.zoom = zoom;
        tiles = [.. samples.Select(Of).Distinct().Where(tile => tile.X > 0 && tile.X < tile.PerSide - 1)];
    }

    /// <summary>Renders each tile: responses to requests with a key are never cached.</summary>
    public IPeer Cold(Uri gateway, string key) => Http("cold", gateway, _ => [("Authorization", $"Bearer {key}")]);

    /// <summary>Requests without a key, which the tile cache serves.</summary>
    public IPeer Warm(Uri gateway) => Http("warm", gateway, _ => []);

    /// <summary>Requests with a matching If-None-Match, which get 304.</summary>
    public async Task<IPeer> UnchangedAsync(Uri gateway)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var tags = new Dictionary<Tile, string>();
        foreach (var tile in tiles)
        {
            using var response = await http.GetAsync(new Uri(Path(tile), UriKind.Relative));
            tags[tile] = response.EnsureSuccessStatusCode().Headers.ETag?.ToString()
                ?? throw new InvalidOperationException($"{Path(tile)} has no ETag.");
        }
        return Http("304", gateway, tile => [("If-None-Match", tags[tile])]);
    }

    /// <summary>The statements of a tile, by pgbench.</summary>
    public IPeer Statements(Npgsql.NpgsqlConnectionStringBuilder database) => new PgBench(database,
        [.. tiles.Select(tile => zoom > HighestZoomOfClusters
            ? TileSql.Places(tile, null, null, Caller.Anonymous) : TileSql.Clusters(tile, null, null, Caller.Anonymous))],
        [.. tiles.Select(tile => TileSql.Regions(tile, null))]);

    Wrk Http(string name, Uri gateway, Func<Tile, IReadOnlyList<(string, string)>> headers) =>
        new($"HTTP, {name}", gateway, [.. tiles.Select(tile => WrkRequest.Get(Path(tile), headers(tile)))]);

    Tile Of(Sample sample)
    {
        var side = Math.ScaleB(1, zoom);
        var south = 0.5 - (Math.Asinh(Math.Tan(double.DegreesToRadians(sample.Latitude))) / (2 * Math.PI));
        return new(zoom, (int)((sample.Longitude + 180) / 360 * side), (int)(south * side));
    }

    static string Path(Tile tile) => string.Create(CultureInfo.InvariantCulture, $"/tiles/{tile.Zoom}/{tile.X}/{tile.Y}.mvt");
}
