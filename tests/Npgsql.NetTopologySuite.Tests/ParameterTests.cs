using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>What is sent as a parameter is what PostGIS understands, and comes back the same.</summary>
public sealed class ParameterTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    public static TheoryData<string> Shapes => new(
        "POINT (1.5 -2.25)",
        "POINT EMPTY",
        "LINESTRING (0 0, 1 1, 2 0)",
        "LINESTRING EMPTY",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
        "POLYGON EMPTY",
        "MULTIPOINT ((0 0), (1 1))",
        "MULTIPOINT EMPTY",
        "MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))",
        "MULTILINESTRING EMPTY",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
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
        "GEOMETRYCOLLECTION ZM(POINT ZM(1 2 3 4), LINESTRING ZM(0 0 1 2, 1 1 3 4))");

    [Theory, MemberData(nameof(Shapes))]
    public async Task Geometry_sent_is_what_PostGIS_parses_of_its_text(string wkt)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT ST_OrderingEquals($1, ST_GeomFromText($2, 4326)) AND ST_NDims($1) = ST_NDims(ST_GeomFromText($2, 4326)), $1");
        var sent = Parse(wkt, srid: 4326);
        command.Parameters.AddWithValue(sent);
        command.Parameters.AddWithValue(wkt);

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.True(reader.GetBoolean(0));
        AssertSame(sent, await reader.GetFieldValueAsync<Geometry>(1));
    }

    static Geometry Parse(string wkt, int srid)
    {
        var geometry = new WKTReader().Read(wkt);
        geometry.SRID = srid;
        return geometry;
    }

    static void AssertSame(Geometry expected, Geometry actual)
    {
        Assert.Equal(expected.SRID, actual.SRID);
        Assert.IsType(expected.GetType(), actual);
        Assert.Equal(Text(expected), Text(actual));
    }

    static string Text(Geometry geometry) => new WKTWriter(4).Write(geometry);
}
