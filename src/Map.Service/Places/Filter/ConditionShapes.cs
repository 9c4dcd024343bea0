using NetTopologySuite.Geometries;
using Coordinate = NetTopologySuite.Geometries.Coordinate;
using Position = Map.V1.Position;

namespace Map.Service.Places.Filter;

/// <summary>The shapes of a condition: their rules, and the position of place p in them.</summary>
static class ConditionShapes
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>Checks all shapes of a condition whose tests have been checked.</summary>
    public static void Check(Condition condition, string path, Violations violations)
    {
        var shapes = Of(condition).ToList();
        var positions = shapes.Sum(Count);
        if (positions > Limits.AreaPositions)
        {
            violations.Add(path, $"has {positions} positions in its shapes; at most {Limits.AreaPositions:N0}. Simplify them.");
            return;
        }

        foreach (var shape in shapes)
            if (Wrong(shape, path, violations) is { } wrong)
                violations.Add(path, wrong);
    }

    /// <summary>The position of place p is in the shape, borders included. Index: place_by_area.</summary>
    public static string Sql(SpatialCondition spatial, Statement statement) => spatial.ShapeCase switch
    {
        SpatialCondition.ShapeOneofCase.Box => PlaceFilterAreas.InBox(spatial.Box, statement),
        SpatialCondition.ShapeOneofCase.Area => PlaceFilterAreas.InArea(spatial.Area, statement),
        SpatialCondition.ShapeOneofCase.Points => Intersects(
            Wgs84.CreateMultiPointFromCoords([.. spatial.Points.Positions.Select(Of)]), statement),
        _ => Intersects(
            Wgs84.CreateMultiLineString([.. spatial.Lines.Lines_.Select(line => Wgs84.CreateLineString([.. line.Positions.Select(Of)]))]),
            statement),
    };

    static string Intersects(Geometry geometry, Statement statement) => $"ST_Intersects(p.position, {statement.Value(geometry)})";

    static Coordinate Of(Position position) => new(position.Longitude, position.Latitude);

    static IEnumerable<SpatialCondition> Of(Condition condition) =>
        condition.Spatial is { } spatial ? [spatial] : Map.Contract.Conditions.ConditionBounds.Parts(condition).SelectMany(Of);

    static int Count(SpatialCondition spatial) => spatial.ShapeCase switch
    {
        SpatialCondition.ShapeOneofCase.Area => spatial.Area.Polygons.Sum(polygon => polygon.Rings.Sum(ring => ring.Positions.Count)),
        SpatialCondition.ShapeOneofCase.Points => spatial.Points.Positions.Count,
        SpatialCondition.ShapeOneofCase.Lines => spatial.Lines.Lines_.Sum(line => line.Positions.Count),
        _ => 0,
    };

    static string? Wrong(SpatialCondition spatial, string path, Violations violations)
    {
        switch (spatial.ShapeCase)
        {
            case SpatialCondition.ShapeOneofCase.Box:
                PositionRules.Check(spatial.Box, path, violations);
                return null;
            case SpatialCondition.ShapeOneofCase.Area:
                AreaRules.Check(spatial.Area, path, violations);
                return null;
            case SpatialCondition.ShapeOneofCase.Points:
                return spatial.Points.Positions.Count == 0 ? "has a shape without points."
                    : Outside(spatial.Points.Positions);
            case SpatialCondition.ShapeOneofCase.Lines:
                return spatial.Lines.Lines_.Count == 0 ? "has a shape without lines."
                    : spatial.Lines.Lines_.Any(line => line.Positions.Count < 2) ? "has a line of fewer than two positions."
                    : Outside(spatial.Lines.Lines_.SelectMany(line => line.Positions));
            default:
                return "has no shape for the geometry: POINT, LINESTRING, POLYGON, their MULTI forms, or BBOX.";
        }
    }

    static string? Outside(IEnumerable<Position> positions) =>
        positions.All(position => PositionRules.IsLatitude(position.Latitude) && PositionRules.IsLongitude(position.Longitude))
            ? null : "has a position outside of -90 to 90 degrees of latitude and -180 to 180 of longitude.";
}
