namespace Map.Service.Storage.Entities;

public sealed class WayToHelpEntity : IPart, IOrdered
{
    public Guid PlaceId { get; set; }

    public required int Ordinal { get; init; }

    public HelpKind What { get; set; }

    public string? Note { get; set; }
}
