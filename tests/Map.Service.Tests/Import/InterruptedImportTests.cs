using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class InterruptedImportTests : IAsyncLifetime
{
    // Without the regions, which take the longest, and the files that name them.
    static readonly string[] Files = [.. SeedLoader.FilesOf(Repository.Seed)
        .Where(file => !file.EndsWith(".gz", StringComparison.Ordinal) && Path.GetFileName(file) is not ("coverage.csv" or "surveys.csv"))];

    readonly MigratedDatabase database = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public Task DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Import_killed_in_middle_leaves_nothing_and_can_be_repeated()
    {
        await using (var blocker = await database.Source.OpenConnectionAsync())
        await using (var transaction = await blocker.BeginTransactionAsync())
        {
            // Places are written before involvements: waiting for this lock, the import has written most of the seed.
            await using var hold = blocker.CreateCommand();
            hold.CommandText = "LOCK TABLE involvement IN SHARE MODE";
            await hold.ExecuteNonQueryAsync();
            var import = Importer.ImportAsync(database.Source, Files, TimeProvider.System, default);
            await TerminateWhenWaitingAsync(import);

            await Assert.ThrowsAnyAsync<Exception>(() => import);
        }

        Assert.Equal("0 0 0 0 0", await database.ValueAsync("""
            SELECT concat_ws(' ', (SELECT count(*) FROM place), (SELECT count(*) FROM organisation), (SELECT count(*) FROM source),
                (SELECT count(*) FROM revision), last) FROM revision_counter
            """));

        var report = await Importer.ImportAsync(database.Source, Files, TimeProvider.System, default);
        Assert.True(report.Succeeded);
        Assert.Equal($"{report.Created}", await database.ValueAsync("SELECT count(*) FROM revision"));
    }

    [Fact]
    public async Task Two_services_that_load_seed_at_once_load_it_once()
    {
        using var folder = new ImportFolder();
        foreach (var file in Files)
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));

        var reports = await Task.WhenAll(
            SeedLoader.LoadIfEmptyAsync(database.Source, folder.Path, TimeProvider.System, default),
            SeedLoader.LoadIfEmptyAsync(database.Source, folder.Path, TimeProvider.System, default));

        var loaded = Assert.Single(reports, report => report is not null);
        Assert.Equal($"{loaded!.Created}", await database.ValueAsync("SELECT count(*) FROM revision"));
    }

    async Task TerminateWhenWaitingAsync(Task import)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await database.ValueAsync("""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%LOCK TABLE involvement%'
            """) == "0")
        {
            Assert.False(timeout.IsCancellationRequested, "The import never waited for the lock on involvement.");
            Assert.False(import.IsCompleted, "The import did not wait for the lock on involvement.");
        }
    }
}
