using NetTopologySuite.Geometries;
using NpgsqlTypes;

namespace Npgsql.NetTopologySuite.Tests;

/// <summary>What is sent as a parameter is what PostGIS understands, and comes back the same.</summary>
public sealed class ParameterTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    public static TheoryData<string> AllShapes => new(Shapes.All);

    [Theory, MemberData(nameof(AllShapes))]
    public async Task Geometry_sent_is_what_PostGIS_parses_of_its_text(string wkt)
    {
        var sent = Shapes.Parse(wkt);
        await using var command = database.DataSource.CreateCommand(
            "SELECT ST_AsEWKB($1) = ST_AsEWKB(ST_GeomFromText($2, 4326)), $1");
        command.Parameters.AddWithValue(sent);
        command.Parameters.AddWithValue(wkt);

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.True(reader.GetBoolean(0));
        Shapes.AssertSame(sent, await reader.GetFieldValueAsync<Geometry>(1));
    }

    [Theory, MemberData(nameof(AllShapes))]
    public void Geometry_without_SRID_comes_back_without_one_synchronously(string wkt)
    {
        var sent = Shapes.Parse(wkt, srid: 0);
        using var command = database.DataSource.CreateCommand("SELECT $1, ST_SRID($1)");
        command.Parameters.AddWithValue(sent);

        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Shapes.AssertSame(sent, (Geometry)reader.GetValue(0));
        Assert.Equal(0, reader.GetInt32(1));
    }

    [Fact]
    public async Task Null_is_sent_and_read()
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1, $2");
        command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Geometry });
        command.Parameters.Add(new NpgsqlParameter<Point?> { TypedValue = null, DataTypeName = "geography" });

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.True(reader.IsDBNull(0));
        Assert.True(reader.IsDBNull(1));
    }

    [Fact]
    public async Task Every_class_can_be_asked_for_by_name()
    {
        await AssertComesBack(Shapes.Parse<Point>("POINT (1 2)"));
        await AssertComesBack(Shapes.Parse<LineString>("LINESTRING (0 0, 1 1)"));
        await AssertComesBack(Shapes.Parse<Polygon>("POLYGON ((0 0, 1 0, 1 1, 0 0))"));
        await AssertComesBack(Shapes.Parse<MultiPoint>("MULTIPOINT ((0 0))"));
        await AssertComesBack(Shapes.Parse<MultiLineString>("MULTILINESTRING ((0 0, 1 1))"));
        await AssertComesBack(Shapes.Parse<MultiPolygon>("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"));
        await AssertComesBack(Shapes.Parse<GeometryCollection>("GEOMETRYCOLLECTION (POINT (1 2))"));
    }

    [Fact]
    public async Task Another_class_than_the_value_has_is_refused_by_name()
    {
        await using var command = database.DataSource.CreateCommand("SELECT 'POLYGON ((0 0, 1 0, 1 1, 0 0))'::geometry");
        var error = await Assert.ThrowsAsync<InvalidCastException>(() => command.ExecuteScalarAsync<Point>());
        Assert.Contains("a Polygon and cannot be read as Point", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curve_is_refused_with_the_way_out_and_the_next_row_is_read()
    {
        await using var command = database.DataSource.CreateCommand(
            "VALUES ('CIRCULARSTRING (0 0, 1 1, 2 0)'::geometry, 7), ('SRID=4326;POINT (1 2)', 8)");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => reader.GetFieldValueAsync<Geometry>(0));
        Assert.Contains("CircularString", error.Message, StringComparison.Ordinal);
        Assert.Contains("ST_CurveToLine", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, reader.GetInt32(1));

        Assert.True(await reader.ReadAsync());
        Shapes.AssertSame(Shapes.Parse("POINT (1 2)"), await reader.GetFieldValueAsync<Geometry>(0));
    }

    [Fact]
    public async Task Linear_ring_is_sent_as_a_line()
    {
        var ring = new LinearRing([new(0, 0), new(1, 0), new(1, 1), new(0, 0)]);
        await using var command = database.DataSource.CreateCommand("SELECT ST_AsText($1)");
        command.Parameters.AddWithValue(ring);
        Assert.Equal("LINESTRING(0 0,1 0,1 1,0 0)", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Z_that_was_never_set_is_not_sent()
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1::geometry(Point, 4326)");
        command.Parameters.AddWithValue(new Point(new CoordinateZ(1, 2)) { SRID = 4326 });
        Shapes.AssertSame(Shapes.Parse("POINT (1 2)"), await command.ExecuteScalarAsync<Geometry>());
    }

    [Fact]
    public async Task Part_without_Z_beside_one_with_Z_is_sent_as_not_a_number()
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT ST_Zmflag($1), ST_Z(ST_GeometryN($1, 1)), ST_Z(ST_GeometryN($1, 2))");
        command.Parameters.AddWithValue(new GeometryCollection([Shapes.Parse("POINT Z(1 2 3)"), Shapes.Parse("POINT (4 5)")]));
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal((short)2, reader.GetInt16(0));
        Assert.Equal([3, double.NaN], [reader.GetDouble(1), reader.GetDouble(2)]);
    }

    [Fact]
    public async Task Prepared_statement_takes_values_of_different_sizes()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT $1", connection);
        var parameter = command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Geometry });
        await command.PrepareAsync();
        foreach (var sent in Shapes.All.Select(wkt => Shapes.Parse(wkt)).Append(Shapes.Circle(5_000)))
        {
            parameter.Value = sent;
            Shapes.AssertSame(sent, (Geometry?)await command.ExecuteScalarAsync());
        }
    }

    async Task AssertComesBack<T>(T sent) where T : Geometry
    {
        await using var command = database.DataSource.CreateCommand("SELECT $1");
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = sent });
        Shapes.AssertSame(sent, await command.ExecuteScalarAsync<T>());
    }
}
