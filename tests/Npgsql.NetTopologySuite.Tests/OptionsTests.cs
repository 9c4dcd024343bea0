using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Npgsql.NetTopologySuite.Tests;

public sealed class OptionsTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    [Theory]
    [InlineData(Ordinates.None, "POINT ZM(1 2 3 4)")]
    [InlineData(Ordinates.XYZM, "POINT ZM(1 2 3 4)")]
    [InlineData(Ordinates.XYZ, "POINT Z(1 2 3)")]
    [InlineData(Ordinates.XYM, "POINT M(1 2 4)")]
    [InlineData(Ordinates.XY, "POINT (1 2)")]
    [InlineData(Ordinates.Z, "POINT Z(1 2 3)")]
    public async Task Only_the_ordinates_asked_for_are_kept(Ordinates handled, string expected)
    {
        await using var dataSource = database.Build(builder => builder.UseNetTopologySuite(handleOrdinates: handled));
        await using var command = dataSource.CreateCommand("SELECT 'SRID=4326;POINT ZM (1 2 3 4)'::geometry");
        Shapes.AssertSame(Shapes.Parse(expected), await command.ExecuteScalarAsync<Geometry>());
    }

    [Fact]
    public async Task Precision_model_rounds_what_is_read()
    {
        await using var dataSource = database.Build(builder => builder.UseNetTopologySuite(precisionModel: new PrecisionModel(100)));
        await using var command = dataSource.CreateCommand("SELECT 'POINT (1.23456 7.89123)'::geometry");
        var point = await command.ExecuteScalarAsync<Point>();
        Assert.Equal((1.23, 7.89), (point.X, point.Y));
        Assert.Equal(100, point.PrecisionModel.Scale);
    }

    [Fact]
    public async Task Sequence_factory_makes_what_is_read_and_its_sequences_can_be_sent()
    {
        var factory = new PackedCoordinateSequenceFactory(PackedCoordinateSequenceFactory.PackedType.Double);
        await using var dataSource = database.Build(builder => builder.UseNetTopologySuite(factory));
        await using var command = dataSource.CreateCommand("SELECT 'LINESTRING ZM (1 2 3 4, 5 6 7 8)'::geometry");
        var line = await command.ExecuteScalarAsync<LineString>();
        Assert.IsType<PackedDoubleCoordinateSequence>(line.CoordinateSequence);

        await using var echo = dataSource.CreateCommand("SELECT ST_AsText($1)");
        echo.Parameters.AddWithValue(line);
        Assert.Equal("LINESTRING ZM (1 2 3 4,5 6 7 8)", await echo.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Type_mapper_interface_is_set_up_alike()
    {
        await using var dataSource = database.Build(
            builder => ((TypeMapping.INpgsqlTypeMapper)builder).UseNetTopologySuite(handleOrdinates: Ordinates.XY));
        await using var command = dataSource.CreateCommand("SELECT 'POINT Z (1 2 3)'::geometry");
        Shapes.AssertSame(Shapes.Parse("POINT (1 2)", srid: 0), await command.ExecuteScalarAsync<Geometry>());
    }

    [Fact]
    public async Task Untyped_read_gives_a_geometry()
    {
        await using var command = database.DataSource.CreateCommand("SELECT 'POINT (1 2)'::geometry, 'POINT (1 2)'::geography");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(typeof(Geometry), reader.GetFieldType(0));
        Assert.Equal(typeof(Geometry), reader.GetFieldType(1));
        Assert.IsType<Point>(reader.GetValue(0));
        Assert.IsType<Point>(reader[1]);
    }
}
