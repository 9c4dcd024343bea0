using NetTopologySuite.Geometries;

namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>place</c> with its child rows, for writing. Columns that code needs by name are properties; the others come from
/// the rows of <c>PlaceFields</c>, and the indexer holds them.</summary>
public sealed class PlaceEntity : ISubject
{
    readonly Dictionary<string, object?> columns = [];

    public required Guid Id { get; init; }

    public string? Key { get; set; }

    public PlaceKind Kind { get; set; }

    public required string Name { get; set; }

    public Dictionary<string, string> Names { get; set; } = [];

    public PlaceStatus Status { get; set; }

    public Point? ExactPosition { get; set; }

    public Precision? Precision { get; set; }

    /// <summary>Whether the position stands for the whole area that the precision names, so that it need not be made coarser.</summary>
    public bool Representative { get; set; }

    public string? PositionSource { get; set; }

    public bool Published { get; set; }

    public Guid? OrganisationId { get; set; }

    public Guid? RequestId { get; set; }

    /// <summary>The key that added it.</summary>
    public Guid? WriterId { get; set; }

    public List<PlaceSourceEntity> Sources { get; } = [];

    public List<PlaceNameEntity> OtherNames { get; } = [];

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

    /// <summary>A column without a property, by its name in the table.</summary>
    public object? this[string column]
    {
        get => columns.GetValueOrDefault(column);
        set => columns[column] = value;
    }

    void ISubject.Stamp(DateTime at, bool created)
    {
        UpdatedAt = at;
        if (created)
            CreatedAt = at;
    }
}
