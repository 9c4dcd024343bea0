namespace Map.Service.Storage.Entities;

public sealed class WayToHelpEntity : ListRow
{
    public HelpKind What { get; set; }

    public string? Note { get; set; }
}
