namespace Map.Service.Storage.Entities;

public sealed class ContactEntity : ListRow, IContact
{
    public ContactKind Kind { get; set; }

    public string Value { get; set; } = "";

    public string? Description { get; set; }

    public ContactVisibility Visibility { get; set; }

    public Guid? SourceId { get; set; }
}
