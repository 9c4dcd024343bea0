namespace Map.Service.Storage.Entities;

/// <summary>A row of an ordered list of a place.</summary>
public abstract class ListRow : IPart, IOrdered
{
    public Guid PlaceId { get; set; }

    public required int Ordinal { get; init; }
}
