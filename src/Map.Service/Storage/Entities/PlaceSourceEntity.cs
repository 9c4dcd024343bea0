namespace Map.Service.Storage.Entities;

public sealed class PlaceSourceEntity : IPart, IOrdered
{
    public Guid PlaceId { get; set; }

    public required int Ordinal { get; init; }

    public Guid SourceId { get; set; }
}
