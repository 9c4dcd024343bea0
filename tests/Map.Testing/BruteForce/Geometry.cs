using Map.V1;

namespace Map.Testing.BruteForce;

/// <summary>Point-in-polygon by the slowest and plainest method. Whole degrees make it exact.</summary>
public static class Geometry
{
    public static bool Contains(Box box, (double Longitude, double Latitude) point) =>
        point.Latitude >= box.South && point.Latitude <= box.North && Writings(point).Any(written => box.West <= box.East
            ? written.Longitude >= box.West && written.Longitude <= box.East
            : written.Longitude >= box.West || written.Longitude <= box.East);

    public static bool Contains(Area area, (double Longitude, double Latitude) point) =>
        area.Polygons.Any(polygon => Math.Abs(point.Latitude) == 90
            ? polygon.Rings[0].Positions.Any(corner => corner.Latitude == point.Latitude)
            : Writings(point).Any(written => Contains(polygon, written)));

    /// <summary>Which side of a line a point is on: 0 on it.</summary>
    public static double Cross(Position a, Position b, (double Longitude, double Latitude) p) =>
        (b.Longitude - a.Longitude) * (p.Latitude - a.Latitude) - (b.Latitude - a.Latitude) * (p.Longitude - a.Longitude);

    // The meridian 180 is the meridian -180, and a pole lies on every meridian.
    static IEnumerable<(double Longitude, double Latitude)> Writings((double Longitude, double Latitude) point) =>
        Math.Abs(point.Latitude) == 90 ? Enumerable.Range(-180, 361).Select(longitude => ((double)longitude, point.Latitude))
        : Math.Abs(point.Longitude) == 180 ? [(-180, point.Latitude), (180, point.Latitude)]
        : [point];

    static bool Contains(Polygon polygon, (double, double) point) =>
        Side(polygon.Rings[0], point) is var outline and >= 0
        && (outline == 0 || polygon.Rings.Skip(1).All(hole => Side(hole, point) <= 0));

    // 1 inside, 0 on the border, -1 outside.
    static int Side(Ring ring, (double Longitude, double Latitude) p)
    {
        var inside = false;
        foreach (var (a, b) in ring.Positions.Zip(ring.Positions.Skip(1)))
        {
            var cross = Cross(a, b, p);
            if (cross == 0 && Between(a.Longitude, p.Longitude, b.Longitude) && Between(a.Latitude, p.Latitude, b.Latitude)) return 0;
            if (a.Latitude > p.Latitude != b.Latitude > p.Latitude && cross > 0 == b.Latitude > a.Latitude) inside = !inside;
        }
        return inside ? 1 : -1;
    }

    static bool Between(double one, double value, double other) => value >= Math.Min(one, other) && value <= Math.Max(one, other);
}
