using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>The geometries that the tests send, and how two are compared.</summary>
static class Shapes
{
    public static readonly string[] All =
    [
        "POINT (1.5 -2.25)",
        "POINT (-0 1E-320)",
        "POINT EMPTY",
        "LINESTRING (0 0, 1 1, 2 0)",
        "LINESTRING EMPTY",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
        "POLYGON EMPTY",
        "MULTIPOINT ((0 0), (1 1))",
        "MULTIPOINT (EMPTY, (1 1))",
        "MULTIPOINT EMPTY",
        "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
        "MULTILINESTRING EMPTY",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "MULTIPOLYGON (EMPTY, ((5 5, 6 5, 6 6, 5 5)))",
        "MULTIPOLYGON EMPTY",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1), GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), POINT EMPTY))",
        "GEOMETRYCOLLECTION EMPTY",
        "POINT Z(1 2 3)",
        "POINT M(1 2 3)",
        "POINT ZM(1 2 3 4)",
        "LINESTRING Z(0 0 1, 1 1 2)",
        "LINESTRING M(0 0 1, 1 1 2)",
        "LINESTRING ZM(0 0 1 7, 1 1 2 8)",
        "POLYGON Z((0 0 1, 4 0 2, 4 4 3, 0 0 1))",
        "MULTIPOINT ZM((0 0 1 2), (1 1 3 4))",
        "MULTILINESTRING M((0 0 1, 1 1 2))",
        "MULTIPOLYGON Z(((0 0 1, 1 0 2, 1 1 3, 0 0 1)))",
        "GEOMETRYCOLLECTION ZM(POINT ZM(1 2 3 4), LINESTRING ZM(0 0 1 2, 1 1 3 4))",
    ];

    public static Geometry Parse(string wkt, int srid = 4326) => Parse<Geometry>(wkt, srid);

    public static T Parse<T>(string wkt, int srid = 4326) where T : Geometry
    {
        var geometry = (T)new WKTReader().Read(wkt);
        geometry.SRID = srid;
        return geometry;
    }

    /// <summary>A ring of many vertices: 100,000 take 1.6 MB, hundreds of Npgsql's buffers.</summary>
    public static Polygon Circle(int vertices)
    {
        var ring = new Coordinate[vertices + 1];
        for (var i = 0; i < vertices; i++)
        {
            var (y, x) = Math.SinCos(2 * Math.PI * i / vertices);
            ring[i] = new Coordinate(x, y);
        }

        ring[vertices] = ring[0];
        return new GeometryFactory(new PrecisionModel(), 4326).CreatePolygon(ring);
    }

    /// <summary>Same class, SRID, ordinates and coordinates to the last bit.</summary>
    public static void AssertSame(Geometry expected, Geometry? actual)
    {
        Assert.NotNull(actual);
        Assert.IsType(expected.GetType(), actual);
        Assert.Equal(expected.SRID, actual.SRID);
        Assert.Equal(Text(expected), Text(actual));
        Assert.Equal(Ordinates(expected), Ordinates(actual));
    }

    static string Text(Geometry geometry) => new WKTWriter(4).Write(geometry);

    static double[] Ordinates(Geometry geometry)
        => [.. geometry.Coordinates.SelectMany(c => new[] { c.X, c.Y, c.Z, c.M })];
}
