using Microsoft.EntityFrameworkCore;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

public sealed class PlacesContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Place> Places => Set<Place>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
        => modelBuilder.Entity<Place>(place =>
        {
            place.ToTable("places");
            place.Property(p => p.Id).ValueGeneratedNever();
            place.Property(p => p.At).HasColumnType("geometry (Point, 4326)");
            place.Property(p => p.Coverage).HasColumnType("geometry(MultiPolygon,4326)");
            place.Property(p => p.OnTheGlobe).HasColumnType("geography (Point, 4326)");
        });
}
