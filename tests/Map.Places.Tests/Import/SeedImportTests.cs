using Map.Places.Import;

namespace Map.Places.Tests.Import;

public sealed class SeedImportTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Fact]
    public void Seed_loads_without_a_problem()
    {
        Assert.Empty(database.Report.Problems);
        Assert.Equal(0, database.Report.Updated);
    }
}

public sealed class SeededDatabase : IAsyncLifetime
{
    readonly MigratedDatabase database = new();

    public MigratedDatabase Database => database;

    public ImportReport Report { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        Report = (await SeedLoader.LoadIfEmptyAsync(database.Source, Seed.Folder, TimeProvider.System, default))!;
    }

    public Task DisposeAsync() => database.DisposeAsync();
}
