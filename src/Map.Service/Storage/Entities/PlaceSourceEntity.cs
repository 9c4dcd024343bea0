namespace Map.Service.Storage.Entities;

public sealed class PlaceSourceEntity : ListRow, ISourceRow
{
    public Guid SourceId { get; set; }

    public string[] Supports { get; set; } = [];

    public DateOnly? ReadOn { get; set; }
}
