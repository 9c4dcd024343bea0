using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Polygon = NetTopologySuite.Geometries.Polygon;

namespace Map.Service.Tests.Storage;

/// <summary>What the model of Entity Framework makes of our spatial columns, and that they come back as they were saved.</summary>
public sealed class SpatialModelTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    [Fact]
    public async Task Spatial_columns_of_model_are_those_of_schema()
    {
        await using var context = Open();
        var modelled = context.Model.GetEntityTypes().SelectMany(type => type.GetProperties(), (type, property) => (type, property))
            .Where(column => typeof(Geometry).IsAssignableFrom(column.property.ClrType))
            .Select(column => $"{column.type.GetTableName()}.{column.property.GetColumnName()} {column.property.GetColumnType()}").Order();

        Assert.Equal(["place.exact_position geometry(Point,4326)", "region.boundary geometry(MultiPolygon,4326)"], modelled);
        Assert.Equal(modelled, await database.ColumnAsync("""
            SELECT a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
            WHERE (a.attrelid, a.attname) IN (('place'::regclass, 'exact_position'), ('region'::regclass, 'boundary')) ORDER BY 1
            """));
    }

    [Theory]
    [InlineData(1.8587, 50.9513)]
    [InlineData(-180, -90)]
    [InlineData(180, 90)]
    [InlineData(0, 0)]
    [InlineData(0.1 + 0.2, 1e-300)]
    public async Task Position_comes_back_to_last_bit_and_in_order_of_longitude_and_latitude(double longitude, double latitude)
    {
        var id = Guid.NewGuid();
        await SaveAsync(context => context.Add(Office(id, Wgs84.CreatePoint(new Coordinate(longitude, latitude)))));

        await using var read = Open();
        var position = (await read.Places.SingleAsync(place => place.Id == id)).ExactPosition!;

        Assert.Equal((longitude, latitude, 4326), (position.X, position.Y, position.SRID));
        var expected = FormattableString.Invariant($"({longitude:R}::float8, {latitude:R}::float8)");
        Assert.Equal("true", await database.ValueAsync(
            $"SELECT ((ST_X(exact_position), ST_Y(exact_position)) = {expected})::text FROM place WHERE id = '{id}'"));
    }

    [Fact]
    public async Task Boundary_of_100_000_positions_with_hole_comes_back()
    {
        var circle = Wgs84.CreatePoint(new Coordinate(2, 50)).Buffer(1, 25_000);
        var ring = (Polygon)circle.Difference(Wgs84.CreatePoint(new Coordinate(2, 50)).Buffer(0.5, 25));
        var boundary = Wgs84.CreateMultiPolygon([ring, Wgs84.CreatePolygon([new(9, 9), new(9, 10), new(10, 9), new(9, 9)])]);
        await SaveAsync(context => context.Add(new RegionEntity
        {
            Code = "FR", Name = "France", Kind = RegionKind.Country, Boundary = boundary,
        }));

        await using var read = Open();
        var back = (await read.Regions.SingleAsync(region => region.Code == "FR")).Boundary;

        Assert.True(back.NumPoints > 100_000, $"It has {back.NumPoints} positions only.");
        Assert.True(boundary.EqualsExact(back), "It is not the same.");
        Assert.Equal((4326, 1), (back.SRID, ((Polygon)back[0]).NumInteriorRings));
    }

    [Fact]
    public async Task Position_of_another_reference_system_is_refused_by_schema()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(
            () => SaveAsync(context => context.Add(Office(Guid.NewGuid(), new Point(1, 2) { SRID = 3857 }))));

        var cause = Assert.IsType<Npgsql.PostgresException>(refusal.GetBaseException());
        Assert.Equal(Npgsql.PostgresErrorCodes.InvalidParameterValue, cause.SqlState);
    }

    static PlaceEntity Office(Guid id, Point position) => new()
    {
        Id = id, Name = "An office", Kind = PlaceKind.Office, Status = PlaceStatus.Open, Precision = Precision.Building,
        ExactPosition = position,
    };

    MapDbContext Open() => MapDbContext.Open(database.Source, TimeProvider.System);

    async Task SaveAsync(Action<MapDbContext> change)
    {
        await using var context = Open();
        context.Author = new Author("test");
        change(context);
        await context.SaveChangesAsync();
    }
}
