namespace Map.Service.Storage.Entities;

public sealed class CapacityEntity : IPart, IOrdered
{
    public Guid PlaceId { get; set; }

    public required int Ordinal { get; init; }

    public int People { get; set; }

    public string AsOf { get; set; } = "";

    public CapacityKind? Kind { get; set; }

    public Guid? SourceId { get; set; }
}
