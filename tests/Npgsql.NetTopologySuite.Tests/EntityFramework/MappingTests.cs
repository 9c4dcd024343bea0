using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

public sealed class MappingTests(PlacesDatabase database) : IClassFixture<PlacesDatabase>
{
    [Fact]
    public void Columns_have_the_type_asked_for_or_plain_geometry()
    {
        using var context = database.Open();
        var script = context.Database.GenerateCreateScript();
        Assert.Contains("\"At\" geometry (Point, 4326) NOT NULL", script, StringComparison.Ordinal);
        Assert.Contains("\"Entrance\" geometry,", script, StringComparison.Ordinal);
        Assert.Contains("\"Coverage\" geometry(MultiPolygon,4326),", script, StringComparison.Ordinal);
        Assert.Contains("\"Anything\" geometry,", script, StringComparison.Ordinal);
        Assert.Contains("\"OnTheGlobe\" geography (Point, 4326),", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Geography_is_the_default_where_chosen()
    {
        var options = new DbContextOptionsBuilder()
            .UseNpgsql(database.ConnectionString, npgsql => npgsql.UseNetTopologySuite(geographyAsDefault: true)).Options;
        using var context = new PlacesContext(options);
        Assert.Contains("\"Entrance\" geography,", context.Database.GenerateCreateScript(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("geometry", typeof(Geometry))]
    [InlineData("GEOGRAPHY", typeof(Geometry))]
    [InlineData("geometry (Geometry, 4326)", typeof(Geometry))]
    [InlineData("geometry(Point,4326)", typeof(Point))]
    [InlineData("geography ( pointzm , 4326 )", typeof(Point))]
    [InlineData("geometry(LineStringM)", typeof(LineString))]
    [InlineData("geometry(MultiPolygonZ, 27700)", typeof(MultiPolygon))]
    [InlineData("geometry(GeometryCollection)", typeof(GeometryCollection))]
    public void Column_type_has_a_class(string storeType, Type expected)
    {
        using var context = database.Open();
        var mapping = context.GetService<IRelationalTypeMappingSource>().FindMapping(storeType);
        Assert.Equal(expected, mapping?.ClrType);
        Assert.Equal(storeType, mapping?.StoreType);
    }

    [Theory]
    [InlineData("geometry(CircularString)")]
    [InlineData("geometry(Point")]
    [InlineData("raster")]
    public void Column_type_without_a_class_has_no_mapping(string storeType)
    {
        using var context = database.Open();
        Assert.Null(context.GetService<IRelationalTypeMappingSource>().FindMapping(storeType));
    }

    [Theory]
    [InlineData("geometry", "POINT ZM(1 2 3 4)", 27700, "GEOMETRY 'SRID=27700;POINT ZM(1 2 3 4)'")]
    [InlineData("geography", "POINT EMPTY", 0, "GEOGRAPHY 'POINT EMPTY'")]
    public void Literal_has_SRID_and_all_ordinates(string storeType, string wkt, int srid, string expected)
    {
        using var context = database.Open();
        var mapping = context.GetService<IRelationalTypeMappingSource>().FindMapping(typeof(Geometry), storeType)!;
        Assert.Equal(expected, mapping.GenerateSqlLiteral(Shapes.Parse(wkt, srid)));
    }

    [Fact]
    public async Task Entity_comes_back_as_it_was_saved()
    {
        var saved = new Place
        {
            Id = 100,
            Name = "everywhere",
            At = Shapes.Parse<Point>("POINT (1 2)"),
            Coverage = Shapes.Parse<MultiPolygon>("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"),
            Anything = Shapes.Parse("GEOMETRYCOLLECTION ZM(POINT ZM(1 2 3 4), LINESTRING ZM(0 0 1 2, 1 1 3 4))", srid: 27700),
            OnTheGlobe = Shapes.Parse<Point>("POINT (3 4)"),
        };
        await using (var context = database.Open())
        {
            context.Add(saved);
            await context.SaveChangesAsync();
        }

        await using (var context = database.Open())
        {
            var read = await context.Places.SingleAsync(place => place.Id == 100);
            Shapes.AssertSame(saved.At, read.At);
            Shapes.AssertSame(saved.Coverage, read.Coverage);
            Shapes.AssertSame(saved.Anything, read.Anything);
            Shapes.AssertSame(saved.OnTheGlobe, read.OnTheGlobe);
            Assert.Null(read.Entrance);
        }
    }

    [Fact]
    public async Task Changes_are_tracked_by_value()
    {
        await using var context = database.Open();
        var place = await context.Places.SingleAsync(p => p.Id == 2);

        place.At = (Point)place.At.Copy();
        Assert.False(context.ChangeTracker.HasChanges());

        // Geometries can be changed in place; the snapshot must not share their coordinates.
        place.At.Coordinate.X += 0.001;
        place.At.GeometryChanged();
        Assert.True(context.ChangeTracker.HasChanges());
        context.ChangeTracker.Clear();
        place = await context.Places.SingleAsync(p => p.Id == 2);

        place.Entrance = null;
        Assert.Equal(1, await context.SaveChangesAsync());
        place.Entrance = Shapes.Parse<Point>("POINT (1.8014 50.9352)");
        Assert.Equal(1, await context.SaveChangesAsync());
        Assert.Equal(0, await context.SaveChangesAsync());
    }

    [Fact]
    public async Task Data_source_that_was_set_up_itself_is_used_as_it_is()
    {
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString);
        builder.UseNetTopologySuite();
        await using var dataSource = builder.Build();
        var options = new DbContextOptionsBuilder().UseNpgsql(dataSource, npgsql => npgsql.UseNetTopologySuite()).Options;
        await using var context = new PlacesContext(options);
        Assert.Equal(-4.2518, (await context.Places.SingleAsync(place => place.Id == 3)).At.X);
    }

    [Fact]
    public async Task Options_reach_the_data_source_that_the_context_makes()
    {
        var options = new DbContextOptionsBuilder().UseNpgsql(
            database.ConnectionString, npgsql => npgsql.UseNetTopologySuite(precisionModel: new PrecisionModel(10))).Options;
        await using var context = new PlacesContext(options);
        Assert.Equal(-4.3, (await context.Places.SingleAsync(place => place.Id == 3)).At.X);
    }
}
