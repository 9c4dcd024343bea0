namespace Map.Service.Storage.Entities;

public sealed class PlaceSourceEntity : ListRow
{
    public Guid SourceId { get; set; }
}
