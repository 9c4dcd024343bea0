namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>involvement</c>, a child of the place: its changes are revisions of the place.</summary>
public sealed class InvolvementEntity : IPart
{
    public required Guid Id { get; init; }

    public Guid OrganisationId { get; set; }

    public Guid PlaceId { get; set; }

    public InvolvementRole Role { get; set; }

    public string? Started { get; set; }

    public string? Ended { get; set; }

    public Guid? SourceId { get; set; }

    public Confidence? Confidence { get; set; }

    public string? Note { get; set; }

    public string? ImportedFrom { get; set; }
}
