using NetTopologySuite.Geometries;

namespace Map.Service.Storage.Entities;

/// <summary>A row of <c>region</c>, for writing.</summary>
public sealed class RegionEntity : ISubject
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public Dictionary<string, string> Names { get; set; } = [];

    public RegionKind Kind { get; set; }

    public string? ParentCode { get; set; }

    public required MultiPolygon Boundary { get; set; }

    public long Revision { get; set; }

    string ISubject.Subject => "region";

    string ISubject.SubjectId => Code;

    void ISubject.Stamp(DateTime at, bool created)
    {
    }
}
