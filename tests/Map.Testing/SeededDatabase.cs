using Map.Service.Import;
using Map.Service.Storage;

namespace Map.Testing;

/// <summary>A database with the seed, of one test class.</summary>
public sealed class SeededDatabase : MigratedDatabase
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync("seeded", SeedAsync);

    /// <summary>Fills an empty database.</summary>
    public static async Task SeedAsync(string connectionString)
    {
        await MigrateAsync(connectionString);
        await using var source = MapDatabase.Connect(connectionString);
        var report = await SeedLoader.LoadIfEmptyAsync(source, Repository.Seed, TimeProvider.System, default);
        Assert.Empty(report!.Problems);
    }
}
