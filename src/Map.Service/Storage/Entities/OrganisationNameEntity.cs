namespace Map.Service.Storage.Entities;

public sealed class OrganisationNameEntity : IPart, IOtherName
{
    public Guid OrganisationId { get; set; }

    public required int Ordinal { get; init; }

    public string Name { get; set; } = "";

    public string? Language { get; set; }

    public NameKind Kind { get; set; }

    public Guid? SourceId { get; set; }
}
