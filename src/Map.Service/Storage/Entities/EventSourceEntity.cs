namespace Map.Service.Storage.Entities;

public sealed class EventSourceEntity : IPart, ISourceRow
{
    public Guid EventId { get; set; }

    public required int Ordinal { get; init; }

    public Guid SourceId { get; set; }

    public string[] Supports { get; set; } = [];

    public DateOnly? ReadOn { get; set; }
}
