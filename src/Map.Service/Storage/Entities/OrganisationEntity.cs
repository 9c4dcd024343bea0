namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>organisation</c>, for writing.</summary>
public sealed class OrganisationEntity : ISubject
{
    public required Guid Id { get; init; }

    public string? Key { get; set; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    public Dictionary<string, string> Names { get; set; } = [];

    public OrganisationKind Kind { get; set; }

    public Guid? ParentId { get; set; }

    public string? Country { get; set; }

    public Scope? Scope { get; set; }

    public string? Website { get; set; }

    public string? Summary { get; set; }

    public bool Dissolved { get; set; }

    public Confidence? Confidence { get; set; }

    public bool Published { get; set; } = true;

    /// <summary>The key that added it.</summary>
    public Guid? WriterId { get; set; }

    public List<OrganisationNameEntity> OtherNames { get; } = [];

    public List<OrganisationContactEntity> Contacts { get; } = [];

    public List<OrganisationSourceEntity> Sources { get; } = [];

    public DateTime UpdatedAt { get; set; }

    public long Revision { get; set; }

    string ISubject.Subject => "organisation";

    string ISubject.SubjectId => Id.ToString();

    void ISubject.Stamp(DateTime at, bool created) => UpdatedAt = at;
}
