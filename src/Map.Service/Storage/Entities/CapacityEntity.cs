namespace Map.Service.Storage.Entities;

public sealed class CapacityEntity : ListRow
{
    public int People { get; set; }

    public string AsOf { get; set; } = "";

    public CapacityKind? Kind { get; set; }

    public Guid? SourceId { get; set; }
}
