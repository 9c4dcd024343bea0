namespace Map.Service.Storage.Entities;

public sealed class PlaceNameEntity : ListRow, IOtherName
{
    public string Name { get; set; } = "";

    public string? Language { get; set; }

    public NameKind Kind { get; set; }

    public Guid? SourceId { get; set; }
}
