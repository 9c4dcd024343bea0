using Map.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NetTopologySuite.Geometries;

namespace Npgsql.NetTopologySuite.Tests.EntityFramework;

/// <summary>A database with the table of <see cref="PlacesContext"/> and three places in it.</summary>
public sealed class PlacesDatabase : IAsyncLifetime
{
    TestDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync("places", FillAsync);

    public async Task DisposeAsync() => await database!.DisposeAsync();

    public PlacesContext Open() => Open(ConnectionString);

    static PlacesContext Open(string connectionString)
        => new(new DbContextOptionsBuilder().UseNpgsql(connectionString, npgsql => npgsql.UseNetTopologySuite()).Options);

    static async Task FillAsync(string connectionString)
    {
        await using var context = Open(connectionString);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        context.AddRange(
            new Place
            {
                Id = 1,
                Name = "Calais",
                At = Shapes.Parse<Point>("POINT (1.8587 50.9513)"),
                OnTheGlobe = Shapes.Parse<Point>("POINT (1.8587 50.9513)"),
                Coverage = Shapes.Parse<MultiPolygon>("MULTIPOLYGON (((1 50, 3 50, 3 52, 1 52, 1 50)))"),
            },
            new Place
            {
                Id = 2,
                Name = "Coquelles",
                At = Shapes.Parse<Point>("POINT (1.8013 50.9351)"),
                OnTheGlobe = Shapes.Parse<Point>("POINT (1.8013 50.9351)"),
                Entrance = Shapes.Parse<Point>("POINT (1.8014 50.9352)"),
            },
            new Place { Id = 3, Name = "Glasgow", At = Shapes.Parse<Point>("POINT (-4.2518 55.8642)") });
        await context.SaveChangesAsync();
    }
}
