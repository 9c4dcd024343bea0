namespace Map.Service.Storage.Entities;

public sealed class OrganisationContactEntity : IPart, IContact
{
    public Guid OrganisationId { get; set; }

    public required int Ordinal { get; init; }

    public ContactKind Kind { get; set; }

    public string Value { get; set; } = "";

    public string? Description { get; set; }

    public ContactVisibility Visibility { get; set; }

    public Guid? SourceId { get; set; }
}
