namespace Map.Service.Storage.Entities;

public sealed class PeriodEntity : ListRow
{
    public string? Opened { get; set; }

    public string? Closed { get; set; }

    public Guid? SourceId { get; set; }

    public string? ImportedFrom { get; set; }
}
