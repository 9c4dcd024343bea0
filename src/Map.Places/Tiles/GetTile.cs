using Google.Protobuf;
using Map.Places.Access;
using Map.Places.Errors;
using Map.Places.Places;
using Map.Places.Storage;
using Map.V1;
using Npgsql;

namespace Map.Places.Tiles;

/// <summary>A tile of the map, drawn, or kept from when nothing in it can have been different.</summary>
sealed class GetTile(NpgsqlDataSource database, PlaceFilterRules rules, TileCache cache)
{
    // Up to here there are always clusters.
    const int HighestZoomOfClusters = 8;

    // What a tile can change with: the map, and for places of which the day of their closing is unknown today's date.
    const string CurrentVersion = """
        SELECT c.last, coalesce(r.at, '-infinity'), current_date FROM revision_counter c LEFT JOIN revision r ON r.number = c.last
        """;

    public async Task<GetTileResponse> RunAsync(GetTileRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        Tile.Check(request, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var (tile, filter) = (new Tile(request.Z, request.X, request.Y), request.Filter);
        if (caller.KeyId is not null) return new GetTileResponse { Tile = await DrawAsync(tile, filter, caller, cancellationToken) };

        // Read before the tile is drawn, so that a tile is at most newer than its version, and never older.
        var version = (await database.ReadAllAsync(new Statement().Append(CurrentVersion),
            row => new TileVersion(row.GetInt64(0), row.GetDateTime(1), row.GetFieldValue<DateOnly>(2)), cancellationToken)).Single();
        return new GetTileResponse
        {
            Tile = await cache.GetAsync(
                new(tile, filter?.ToByteString() ?? ByteString.Empty), version, token => DrawAsync(tile, filter, caller, token),
                cancellationToken),
        };
    }

    async Task<ByteString> DrawAsync(Tile tile, PlaceFilter? filter, Caller caller, CancellationToken cancellationToken)
    {
        var places = tile.Zoom > HighestZoomOfClusters ? await PlacesAsync(tile, filter, caller, cancellationToken) : null;
        places ??= await LayerAsync(TileSql.Clusters(tile, filter, caller), cancellationToken);
        var regions = await LayerAsync(TileSql.Regions(tile), cancellationToken);
        // Layers of one tile simply follow each other.
        return UnsafeByteOperations.UnsafeWrap((byte[])[.. places, .. regions]);
    }

    // Null where there are too many.
    async Task<byte[]?> PlacesAsync(Tile tile, PlaceFilter? filter, Caller caller, CancellationToken cancellationToken)
    {
        var (count, layer) = (await database.ReadAllAsync(TileSql.Places(tile, filter, caller),
            row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken)).Single();
        return count > TileSql.MostPlaces ? null : layer;
    }

    async Task<byte[]> LayerAsync(Statement statement, CancellationToken cancellationToken) =>
        (await database.ReadAllAsync(statement, row => row.GetFieldValue<byte[]>(0), cancellationToken)).Single();
}
