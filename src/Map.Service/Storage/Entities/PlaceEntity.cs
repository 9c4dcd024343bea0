using Map.V1;
using NetTopologySuite.Geometries;

namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>place</c> with what belongs to it, for writing.</summary>
public sealed class PlaceEntity : ISubject
{
    public required Guid Id { get; init; }

    public string? Key { get; set; }

    public PlaceKind Kind { get; set; }

    public required string Name { get; set; }

    public Dictionary<string, string> Names { get; set; } = [];

    public string? Summary { get; set; }

    public PlaceStatus Status { get; set; }

    public string? StatusAsOf { get; set; }

    public Point? ExactPosition { get; set; }

    public Precision? Precision { get; set; }

    public bool Representative { get; set; }

    public string? PositionSource { get; set; }

    public string? AddressLines { get; set; }

    public string? Postcode { get; set; }

    public string? Town { get; set; }

    public string? Area { get; set; }

    public string? Country { get; set; }

    public string? CoverageNote { get; set; }

    public string? Website { get; set; }

    public Confidence? Confidence { get; set; }

    public string? Note { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public bool Published { get; set; }

    public Guid? OrganisationId { get; set; }

    public string? FacilityType { get; set; }

    public string? FacilityTypeNote { get; set; }

    public List<Population> Holds { get; set; } = [];

    public string? MaximumStay { get; set; }

    public bool? HoldingRoom { get; set; }

    public string? OpeningHours { get; set; }

    public List<string> Languages { get; set; } = [];

    public string? Offers { get; set; }

    public List<V1.Service> Services { get; set; } = [];

    public List<Audience> Audiences { get; set; } = [];

    public Scope? Scope { get; set; }

    public Guid? RequestId { get; set; }

    public List<PlaceSourceEntity> Sources { get; } = [];

    public List<PeriodEntity> Periods { get; } = [];

    public List<CapacityEntity> Capacities { get; } = [];

    public List<ContactEntity> Contacts { get; } = [];

    public List<WayToHelpEntity> WaysToHelp { get; } = [];

    public List<InvolvementEntity> Involvements { get; } = [];

    public List<CoverageEntity> Coverage { get; } = [];

    public DateTime CreatedAt { get; set; }

    public DateTime UpdatedAt { get; set; }

    public long Revision { get; set; }

    string ISubject.Subject => "place";

    string ISubject.SubjectId => Id.ToString();

    void ISubject.Stamp(DateTime at, bool created)
    {
        UpdatedAt = at;
        if (created)
            CreatedAt = at;
    }
}
