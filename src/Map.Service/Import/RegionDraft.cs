using NetTopologySuite.Geometries;

namespace Map.Service.Import;

/// <summary>A region as a feature of a GeoJSON file describes it.</summary>
public sealed record RegionDraft(
    string File, int Line, string Code, string Name, IReadOnlyDictionary<string, string> Names, RegionKind Kind, string? Parent,
    MultiPolygon Boundary);
