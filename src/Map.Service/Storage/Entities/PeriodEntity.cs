namespace Map.Service.Storage.Entities;

public sealed class PeriodEntity : IPart, IOrdered
{
    public Guid PlaceId { get; set; }

    public required int Ordinal { get; init; }

    public string? Opened { get; set; }

    public string? Closed { get; set; }

    public Guid? SourceId { get; set; }

    public string? ImportedFrom { get; set; }
}
