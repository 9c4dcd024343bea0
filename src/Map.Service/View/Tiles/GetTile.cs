using Google.Protobuf;
using Map.Service.Places.Filter;

namespace Map.Service.View.Tiles;

/// <summary>A tile of the map.</summary>
sealed class GetTile(MapServers servers, PlaceFilterRules rules)
{
    // Up to this zoom there are only clusters.
    const int HighestZoomOfClusters = 8;

    public async Task<GetTileResponse> RunAsync(GetTileRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        Tile.Check(request, violations);
        if (request.HasLanguage) violations.Language("language", request.Language);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var (tile, filter, language) = (new Tile(request.Z, request.X, request.Y), request.Filter, request.HasLanguage ? request.Language : null);
        var places = tile.Zoom > HighestZoomOfClusters ? await PlacesAsync(tile, filter, language, caller, cancellationToken) : null;
        places ??= await LayerAsync(TileSql.Clusters(tile, filter, language, caller), cancellationToken);
        var regions = await LayerAsync(TileSql.Regions(tile, language), cancellationToken);
        // A tile is its layers, concatenated.
        return new GetTileResponse { Tile = UnsafeByteOperations.UnsafeWrap((byte[])[.. places, .. regions]) };
    }

    // Null where there are too many.
    async Task<byte[]?> PlacesAsync(Tile tile, PlaceFilter? filter, string? language, Caller caller, CancellationToken cancellationToken)
    {
        var (count, layer) = (await servers.ForReading.ReadAllAsync(TileSql.Places(tile, filter, language, caller),
            row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken)).Single();
        return count > TileSql.MostPlaces ? null : layer;
    }

    async Task<byte[]> LayerAsync(Statement statement, CancellationToken cancellationToken) =>
        (await servers.ForReading.ReadAllAsync(statement, row => row.GetFieldValue<byte[]>(0), cancellationToken)).Single();
}
