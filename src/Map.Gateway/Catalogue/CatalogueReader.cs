using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Catalogue;

/// <summary>Reads when the map last changed.</summary>
sealed class CatalogueReader(V1.PlacesService.PlacesServiceClient places, ILogger<CatalogueReader> logger)
{
    static readonly FieldMask UpdatedAt = FieldMask.FromString("updated_at");

    public ILogger Logger => logger;

    /// <summary>When the place that changed last did; null while there is none.</summary>
    public async Task<DateTime?> LastChangeAsync(CancellationToken cancellation)
    {
        var latest = await places.SearchPlacesAsync(
            new() { OrderBy = V1.PlaceOrder.Updated, PageSize = 1, ReadMask = UpdatedAt }, cancellationToken: cancellation);
        return latest.Results.FirstOrDefault()?.Place.UpdatedAt?.ToDateTime();
    }
}
