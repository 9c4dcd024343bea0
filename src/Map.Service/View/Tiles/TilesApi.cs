namespace Map.Service.View.Tiles;

/// <summary>The calls of TilesService, each in the class of its name.</summary>
sealed class TilesApi(GetTile getTile) : TilesService.TilesServiceBase
{
    public override Task<GetTileResponse> GetTile(GetTileRequest request, ServerCallContext context) =>
        getTile.RunAsync(request, context.Caller(), context.CancellationToken);
}
