using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Coordinate = NetTopologySuite.Geometries.Coordinate;
using Polygon = Map.V1.Polygon;

namespace Map.Service.Geo;

/// <summary>The rules for an area. The messages name the ring but no position, which may be near the caller's home.</summary>
static class AreaRules
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    public static void Check(Area area, string field, Violations violations)
    {
        if (Wrong(area) is { } description) violations.Add(field, description);
    }

    /// <summary>A polygon of an area that has been checked.</summary>
    public static NetTopologySuite.Geometries.Polygon Geometry(Polygon polygon)
    {
        LinearRing[] rings = [.. polygon.Rings.Select(ring => Wgs84.CreateLinearRing(
            [.. ring.Positions.Select(position => new Coordinate(position.Longitude, position.Latitude))]))];
        return Wgs84.CreatePolygon(rings[0], rings[1..]);
    }

    // Only the first fault: a hundred thousand wrong positions need one sentence.
    static string? Wrong(Area area)
    {
        var rings = area.Polygons.Sum(polygon => polygon.Rings.Count);
        var positions = area.Polygons.Sum(polygon => polygon.Rings.Sum(ring => ring.Positions.Count));
        if (rings > Limits.AreaRings) return $"has {rings} rings; at most {Limits.AreaRings:N0}. Leave the smallest islands and holes out.";
        if (positions > Limits.AreaPositions) return $"has {positions} positions; at most {Limits.AreaPositions:N0}. Simplify it.";
        if (area.Polygons.Count == 0) return "has no polygon. Give at least one, or leave the area out.";
        return area.Polygons.Select((polygon, index) => Wrong(polygon, $"polygon {index + 1}")).FirstOrDefault(wrong => wrong is not null);
    }

    static string? Wrong(Polygon polygon, string name)
    {
        if (polygon.Rings.Count == 0) return $"has no ring in {name}. The first ring of a polygon is its outline.";
        for (var i = 0; i < polygon.Rings.Count; i++)
            if (Wrong(polygon.Rings[i]) is { } wrong)
                return $"{wrong} in ring {i + 1} of {name}.";

        return new IsValidOp(Geometry(polygon)).ValidationError is { } error
            ? $"is not an area: {Fault(error.ErrorType)} in {name}. Draw it without, or as several polygons."
            : null;
    }

    static string? Wrong(Ring ring)
    {
        var positions = ring.Positions;
        if (positions.Any(position => !PositionRules.IsLatitude(position.Latitude)))
            return "has a latitude outside of -90 to 90 degrees";
        if (positions.Any(position => !PositionRules.IsLongitude(position.Longitude)))
            return "has a longitude outside of -180 to 180 degrees (an area across the antimeridian is cut there into two polygons)";
        if (positions.Count < 4) return $"has {positions.Count} positions, where at least 4 make an outline (the last is the first again),";
        return positions[0].Equals(positions[^1]) ? null : "ends at another position than the first";
    }

    static string Fault(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => "lines cross each other",
        TopologyValidationErrors.RingSelfIntersection => "an outline touches itself",
        TopologyValidationErrors.HoleOutsideShell => "a hole lies outside of the outline",
        TopologyValidationErrors.NestedHoles => "a hole lies within another hole",
        TopologyValidationErrors.DisconnectedInteriors => "holes cut it apart",
        TopologyValidationErrors.TooFewPoints => "an outline has fewer than three different positions",
        _ => "its rings do not make one",
    };
}
