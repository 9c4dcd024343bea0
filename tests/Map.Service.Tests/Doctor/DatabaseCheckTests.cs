using Map.Contract;
using Map.Service.Doctor;
using Map.Service.Storage;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Map.Service.Tests.Doctor;

/// <summary>Each check of a database, and what it is there to find.</summary>
public sealed class DatabaseCheckTests : IAsyncLifetime
{
    readonly MigratedDatabase database = new();
    NpgsqlConnection session = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        session = await OpenSessionAsync();
    }

    public async Task DisposeAsync()
    {
        await session.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Versions_are_named() => Assert.Matches("^PostgreSQL [0-9.]+.*, PostGIS 3", (await FindAsync(new ServerVersions(), FindingLevel.Ok)).Found);

    [Fact]
    public async Task Missing_extension_is_a_fault_and_an_older_one_a_warning()
    {
        await FindAsync(new NeededExtensions(), FindingLevel.Ok);
        await database.ExecuteAsync("DROP EXTENSION intarray CASCADE; UPDATE pg_extension SET extversion = '1.0' WHERE extname = 'unaccent'");

        var missing = await FindAsync(new NeededExtensions(), FindingLevel.Fault);
        Assert.Equal("missing: intarray", missing.Found);
        Assert.Contains("CREATE EXTENSION intarray;", missing.Mend, StringComparison.Ordinal);

        await database.ExecuteAsync("CREATE EXTENSION intarray");
        Assert.Matches("unaccent 1.0, available 1.[1-9]", (await FindAsync(new NeededExtensions(), FindingLevel.Warning)).Found);
    }

    [Fact]
    public async Task Missing_and_unknown_migrations_are_faults_and_nothing_is_applied()
    {
        await FindAsync(new MissingMigrations(), FindingLevel.Ok);
        var last = Migration.All[^1].Name;
        await database.ExecuteAsync($"DELETE FROM schema_migration WHERE name = '{last}'");

        Assert.Equal($"missing: {last}", (await FindAsync(new MissingMigrations(), FindingLevel.Fault)).Found);
        Assert.Equal("0", await database.ValueAsync($"SELECT count(*) FROM schema_migration WHERE name = '{last}'"));

        await database.ExecuteAsync(
            $"INSERT INTO schema_migration (name, sha256) VALUES ('{last}', '{Migration.All[^1].Hash}'), ('9999_of_tomorrow', '')");
        Assert.Contains("newer one", (await FindAsync(new MissingMigrations(), FindingLevel.Fault)).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_without_tables_lacks_all_migrations()
    {
        await using var empty = await TestDatabase.CreateAsync();
        await using var source = NpgsqlDataSource.Create(empty.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        Assert.Contains(Migration.All[0].Name, (await new MissingMigrations().RunAsync(connection, default)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Default_of_shared_buffers_is_enough_for_a_small_map_only()
    {
        Assert.Matches("^[0-9]+ MB, the database has [0-9]+ MB$", (await FindAsync(new SharedBuffers(), FindingLevel.Ok)).Found);
        Assert.Equal(FindingLevel.Warning, SharedBuffers.Judge(128L << 20, 200L << 20).Level);
        Assert.Equal(FindingLevel.Ok, SharedBuffers.Judge(512L << 20, 9000L << 20).Level);
    }

    [Theory]
    [InlineData(10, FindingLevel.Warning)]
    [InlineData(-3600, FindingLevel.Fault)]
    public async Task Clock_that_differs_is_noticed(int seconds, FindingLevel level)
    {
        var there = await database.ValueAsync("SELECT extract(epoch FROM clock_timestamp())::bigint");
        var here = DateTimeOffset.FromUnixTimeSeconds(long.Parse(there, System.Globalization.CultureInfo.InvariantCulture)).AddSeconds(-seconds);

        await FindAsync(new DatabaseClock(new FakeTimeProvider(here)), level);
        await FindAsync(new DatabaseClock(TimeProvider.System), FindingLevel.Ok);
    }

    [Fact]
    public async Task Pools_that_are_larger_than_the_server_allows_are_a_warning()
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = MapDatabase.ListenerName + "of a test" };
        await using var service = new NpgsqlConnection(settings.ConnectionString);
        await service.OpenAsync();

        Assert.Contains("MAP_POOL is 9000", (await FindAsync(new Connections(9000), FindingLevel.Warning)).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_that_runs_is_found_by_its_process_and_not_by_its_text()
    {
        await using var other = await OpenSessionAsync();
        await using var command = new NpgsqlCommand("SELECT pg_sleep(60), 'a secret position'", other);
        using var end = new CancellationTokenSource();
        var running = command.ExecuteNonQueryAsync(end.Token);
        var check = new SlowStatements(TimeSpan.Zero);

        Finding? found = null;
        await Patience.UntilAsync(async () => (found = await check.RunAsync(session, default)).Found.Contains($"{other.ProcessID}", StringComparison.Ordinal), "the statement to run");

        Assert.Equal(FindingLevel.Warning, found!.Level);
        Assert.DoesNotContain("secret", found.Found, StringComparison.Ordinal);
        await end.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Transaction_that_stays_open_is_found()
    {
        await using var other = await OpenSessionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("SELECT 1", other, transaction);
        await command.ExecuteScalarAsync();

        var found = await new LongTransactions(TimeSpan.Zero).RunAsync(session, default);

        Assert.NotEqual(FindingLevel.Ok, found.Level);
        Assert.Contains($"{other.ProcessID}", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_a_lock_is_found_with_who_has_it()
    {
        await using var holder = await OpenSessionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE place", holder, held)) await hold.ExecuteNonQueryAsync();
        await using var waiter = await OpenSessionAsync();
        await using var wait = new NpgsqlCommand("SET lock_timeout = 0; SELECT count(*) FROM place", waiter);
        var waiting = wait.ExecuteNonQueryAsync();
        var check = new WaitingLocks(TimeSpan.Zero);

        await Patience.UntilAsync(async () => (await check.RunAsync(session, default)).Found.Contains($"for process {holder.ProcessID}", StringComparison.Ordinal), "the other to wait");

        await held.RollbackAsync();
        await waiting;
    }

    [Fact]
    public async Task Age_of_transactions_is_compared_with_its_limit()
    {
        await FindAsync(new Wraparound(), FindingLevel.Ok);
        await FindAsync(new Wraparound(warn: 0), FindingLevel.Fault);
    }

    [Fact]
    public async Task Server_without_autovacuum_or_checksums_is_noticed()
    {
        // That of the tests has neither, for its speed.
        var (autovacuum, checksums) = (await database.ValueAsync("SHOW autovacuum"), await database.ValueAsync("SHOW data_checksums"));

        await FindAsync(new DeadRows(), autovacuum == "on" ? FindingLevel.Ok : FindingLevel.Fault);
        await FindAsync(new Checksums(), checksums == "on" ? FindingLevel.Ok : FindingLevel.Warning);
    }

    [Fact]
    public async Task Check_that_fails_is_a_warning_with_its_reason()
    {
        var findings = await DatabaseDoctor.RunAsync(database.Source, [new Broken(), new ServerVersions()], default);

        Assert.Equal(["database", "broken", "versions of the database"], findings.Select(finding => finding.Check));
        Assert.Equal("could not be checked: division by zero", findings[1].Found);
        Assert.Equal(FindingLevel.Warning, findings[1].Level);
    }

    [Fact]
    public async Task Server_that_is_away_is_a_fault_without_its_password()
    {
        await using var away = MapDatabase.Connect("Host=127.0.0.1;Port=1;Username=map;Password=hidden;Timeout=2");

        var finding = Assert.Single(await DatabaseDoctor.RunAsync(away, DatabaseDoctor.Checks(30, TimeProvider.System), default));

        Assert.Equal(FindingLevel.Fault, finding.Level);
        Assert.DoesNotContain("hidden", finding.Found, StringComparison.Ordinal);
    }

    // The checks are about the processes of the server, which a pooler has between them and its clients.
    Task<NpgsqlConnection> OpenSessionAsync() => MapDatabase.OpenSessionAsync(database.Source, default);

    async Task<Finding> FindAsync(IDatabaseCheck check, FindingLevel level)
    {
        var finding = await check.RunAsync(session, default);
        Assert.True(finding.Level == level, $"{finding}");
        Assert.Equal(level != FindingLevel.Ok, finding.Mend.Length > 0);
        return finding;
    }

    sealed class Broken : IDatabaseCheck
    {
        public string Name => "broken";

        public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken) =>
            new(Name, FindingLevel.Ok, $"{await database.ReadAsync("SELECT 1 / 0", row => row.GetInt32(0), cancellationToken)}");
    }
}
