using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Polygon = NetTopologySuite.Geometries.Polygon;
using Position = Map.V1.Position;

namespace Map.Service.Places.Filter;

/// <summary>The filter fields about areas, as conditions on <c>p.position</c>. A position may be written in several ways: the meridian 180
/// is the meridian -180, and a pole has every longitude. All of them are found.</summary>
static class PlaceFilterAreas
{
    // An area costs one scan of the index for each part. A few wide boxes are read faster than one around the world.
    const int MaximumParts = 8;

    // How far people go to a group whose coverage is not known.
    const double HelpMetres = 30_000;

    // For a box of up to some 25 km, planning for its values takes longer than executing: a generic plan always uses the index.
    const double GenericPlanDegrees = 0.25;

    /// <summary>Within a distance in metres on the spheroid. Index: place_by_distance.</summary>
    public static string WithinMetres(Position position, double metres, Statement statement) =>
        $"ST_DWithin(p.position::geography, {GeometrySql.Geography(position, statement)}, {statement.Value(metres)})";

    /// <summary>In a box, borders included. Index: place_by_area.</summary>
    public static string InBox(Box box, Statement statement)
    {
        var parts = Longitudes(box).Select(span => Rectangle(span.West, box.South, span.East, box.North, statement));
        return Either(parts.Concat(Poles(box.South, box.North, statement)));
    }

    /// <summary>Like <see cref="InBox"/>, for coordinates that another index than place_by_area has found.</summary>
    public static string IsInBox(string longitude, string latitude, Box box, Statement statement)
    {
        var parts = Longitudes(box).Select(span => $"{longitude} BETWEEN {statement.Value(span.West)} AND {statement.Value(span.East)}");
        if (box.South == -90 || box.North == 90) parts = parts.Append($"abs({latitude}) = 90");
        return $"CASE WHEN {Either(parts)} THEN {latitude} BETWEEN {statement.Value(box.South)} AND {statement.Value(box.North)} END";
    }

    /// <summary>In one of the polygons, borders included. Index: place_by_area.</summary>
    public static string InArea(Area area, Statement statement)
    {
        Polygon[] polygons = [.. area.Polygons.Select(AreaRules.Geometry).OrderBy(polygon => polygon.EnvelopeInternal.MinX)];
        var parts = polygons.Chunk((polygons.Length + MaximumParts - 1) / MaximumParts).Select(Together)
            .Concat(polygons.Where(polygon => polygon.EnvelopeInternal.MaxX == 180).Select(polygon => Moved(polygon, -360)))
            .Concat(polygons.Where(polygon => polygon.EnvelopeInternal.MinX == -180).Select(polygon => Moved(polygon, 360)))
            .Select(part => $"ST_Intersects(p.position, {statement.Value(part)})");
        return Either(parts.Concat(Poles(
            polygons.Min(polygon => polygon.EnvelopeInternal.MinY), polygons.Max(polygon => polygon.EnvelopeInternal.MaxY), statement)));
    }

    /// <summary>In one of these regions. Index: place_region_by_name, coverage_by_region.</summary>
    public static string InRegions(IEnumerable<string> codes, RegionMatch match, Statement statement)
    {
        var regions = statement.Value(codes.Distinct().ToArray());
        var lying = $"SELECT r.place_id FROM place_region r WHERE r.region_code = ANY({regions})";
        var serving = $"""
            SELECT c.place_id FROM coverage c WHERE c.region_code = ANY(ARRAY(SELECT regions_around_and_within({regions})))
            """;
        return match switch
        {
            RegionMatch.Coverage => $"p.id IN ({serving})",
            RegionMatch.LocationOrCoverage => $"p.id IN ({lying} UNION ALL {serving})",
            _ => $"p.id IN ({lying})",
        };
    }

    /// <summary>With a coverage that includes the position. Index: coverage_by_region.</summary>
    public static string Covers(Position position, Statement statement) => $"""
        p.id IN (SELECT c.place_id FROM coverage c
                 WHERE c.region_code = ANY(ARRAY(SELECT regions_containing({GeometrySql.Point(position, statement)}))))
        """;

    /// <summary>A group that helps at the position. A union instead of OR, so that each part uses its index: coverage_by_region,
    /// place_region_by_name, place_by_distance.</summary>
    public static string Helps(Position position, Caller caller, Statement statement)
    {
        var point = GeometrySql.Point(position, statement);
        return $"""
            p.kind = 'support_group' AND p.id IN (
                SELECT c.place_id FROM coverage c WHERE c.region_code = ANY(ARRAY(SELECT regions_containing({point})))
                UNION ALL
                SELECT r.place_id FROM place_region r WHERE r.region_code = ANY(ARRAY(SELECT narrowest_regions_containing({point})))
                UNION ALL
                SELECT p.id FROM {Visibility.Places(caller, statement)} AND {WithinMetres(position, HelpMetres, statement)})
            """;
    }

    static IEnumerable<(double West, double East)> Longitudes(Box box)
    {
        if (box.West > box.East) return [(box.West, 180), (-180, box.East)];
        var spans = new List<(double, double)> { (box.West, box.East) };
        if (box.East == 180 && box.West > -180) spans.Add((-180, -180));
        if (box.West == -180 && box.East < 180) spans.Add((180, 180));
        return spans;
    }

    static IEnumerable<string> Poles(double south, double north, Statement statement)
    {
        if (south == -90) yield return Rectangle(-180, -90, 180, -90, statement);
        if (north == 90) yield return Rectangle(-180, 90, 180, 90, statement);
    }

    // The operator && rounds borders to single precision, so an exact test follows. It stands in a CASE, for which the planner expects half
    // of the rows; for BETWEEN it expects half a percent, and would sort a box of half the world instead of reading it in the requested
    // order.
    static string Rectangle(double westward, double southward, double eastward, double northward, Statement statement)
    {
        var (west, south) = (statement.Value(westward), statement.Value(southward));
        var (east, north) = (statement.Value(eastward), statement.Value(northward));
        var envelope = $"ST_MakeEnvelope({west}, {south}, {east}, {north}, 4326)";
        // A SELECT hides the values from the planner, so that it settles on the generic plan.
        if (Math.Max(eastward - westward, northward - southward) <= GenericPlanDegrees) envelope = $"(SELECT {envelope})";
        return $"""
            p.position && {envelope}
            AND CASE WHEN ST_X(p.position) BETWEEN {west} AND {east} THEN ST_Y(p.position) BETWEEN {south} AND {north} END
            """;
    }

    // Overlapping polygons make no valid MultiPolygon, but PostGIS tests points against each polygon by itself.
    static Geometry Together(Polygon[] polygons) =>
        polygons is [var single] ? single : polygons[0].Factory.CreateMultiPolygon(polygons);

    static Geometry Moved(Geometry polygon, double degrees) => AffineTransformation.TranslationInstance(degrees, 0).Transform(polygon);

    static string Either(IEnumerable<string> parts) => $"({string.Join(" OR ", parts)})";
}
