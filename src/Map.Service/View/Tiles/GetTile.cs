using Google.Protobuf;
using Map.Service.Places.Filter;

namespace Map.Service.View.Tiles;

/// <summary>A tile of the map.</summary>
sealed class GetTile(NpgsqlDataSource database, PlaceFilterRules rules)
{
    // Up to this zoom there are only clusters.
    const int HighestZoomOfClusters = 8;

    public async Task<GetTileResponse> RunAsync(GetTileRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        Tile.Check(request, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var (tile, filter) = (new Tile(request.Z, request.X, request.Y), request.Filter);
        var places = tile.Zoom > HighestZoomOfClusters ? await PlacesAsync(tile, filter, caller, cancellationToken) : null;
        places ??= await LayerAsync(TileSql.Clusters(tile, filter, caller), cancellationToken);
        var regions = await LayerAsync(TileSql.Regions(tile), cancellationToken);
        // A tile is its layers, concatenated.
        return new GetTileResponse { Tile = UnsafeByteOperations.UnsafeWrap((byte[])[.. places, .. regions]) };
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
