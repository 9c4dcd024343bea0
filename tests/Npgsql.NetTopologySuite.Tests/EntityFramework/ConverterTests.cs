using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

/// <summary>A type of the application's own over a geometry column.</summary>
public sealed class ConverterTests(PlacesDatabase database) : IClassFixture<PlacesDatabase>
{
    [Fact]
    public async Task Own_type_is_saved_read_and_updated_by_way_of_a_point()
    {
        await using (var context = Open())
        {
            context.Add(new Pin { Id = 200, Name = "pin", At = new Position(1, 2) });
            await context.SaveChangesAsync();
        }

        await using (var context = Open())
        {
            var pin = await context.Set<Pin>().SingleAsync(p => p.Id == 200);
            Assert.Equal(new Position(1, 2), pin.At);
            Assert.Null(pin.Entrance);
            pin.Entrance = new Position(3, 4);
            await context.SaveChangesAsync();
        }

        await using (var context = Open())
            Assert.Equal(200, await context.Set<Pin>().Where(p => p.Entrance == new Position(3, 4)).Select(p => p.Id).SingleAsync());
    }

    PinContext Open() =>
        new(new DbContextOptionsBuilder().UseNpgsql(database.ConnectionString, npgsql => npgsql.UseNetTopologySuite()).Options);

    readonly record struct Position(double Longitude, double Latitude);

    sealed class Pin
    {
        public int Id { get; set; }

        public required string Name { get; set; }

        public Position At { get; set; }

        public Position? Entrance { get; set; }
    }

    sealed class PinContext(DbContextOptions options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
            => modelBuilder.Entity<Pin>(pin =>
            {
                pin.ToTable("places");
                pin.Property(p => p.Id).ValueGeneratedNever();
                pin.Property(p => p.At).HasColumnType("geometry (Point, 4326)").HasConversion(
                    position => new Point(position.Longitude, position.Latitude) { SRID = 4326 },
                    point => new Position(point.X, point.Y));
                pin.Property(p => p.Entrance).HasColumnType("geometry").HasConversion(
                    position => new Point(position!.Value.Longitude, position.Value.Latitude) { SRID = 4326 },
                    point => new Position(point.X, point.Y));
            });
    }
}
