namespace Map.Service.Storage.Entities;

public sealed class CoverageEntity : IPart
{
    public Guid PlaceId { get; set; }

    public required string RegionCode { get; init; }
}
