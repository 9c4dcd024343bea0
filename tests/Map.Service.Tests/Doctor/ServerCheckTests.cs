using Map.Cli.Clusters;
using Map.Contract;
using Map.Service.Doctor;
using Npgsql;

namespace Map.Service.Tests.Doctor;

/// <summary>Checks whose faults belong to a whole server, on one of its own: a backup that does not take what it is given, a replica that is gone, a disk
/// that changes bytes.</summary>
public sealed class ServerCheckTests : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-doctor-");
    PrivateCluster cluster = null!;
    NpgsqlConnection session = null!;

    public async Task InitializeAsync()
    {
        // The server's user has to pass through.
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_001_001);
        cluster = new(Path.Combine(folder.FullName, "cluster"));
        await cluster.CreateAsync();
        await cluster.StartAsync();
        await ConnectAsync();
    }

    public async Task DisposeAsync()
    {
        await session.DisposeAsync();
        await cluster.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Faults_of_a_server_are_found()
    {
        await FindAsync(new ArchiveFailures(), FindingLevel.Ok, "nothing is archived");
        await cluster.ArchiveAsync("/bin/false");
        await ExecuteAsync("SELECT pg_switch_wal()");
        await Patience.UntilAsync(async () => (await new ArchiveFailures().RunAsync(session, default)).Level == FindingLevel.Fault, "the archive to fail");

        await FindAsync(new Replication(), FindingLevel.Ok, "none");
        await ExecuteAsync("SELECT pg_create_physical_replication_slot('of_a_replica', true)");
        await FindAsync(new Replication(), FindingLevel.Warning, "nobody reads the slot of_a_replica");

        await FindAsync(new DeadRows(), FindingLevel.Ok, "autovacuum is on");
        await ExecuteAsync("""
            CREATE TABLE heap (number int) WITH (autovacuum_enabled = false);
            INSERT INTO heap SELECT generate_series(1, 30000);
            DELETE FROM heap WHERE number > 100;
            """);
        await ExecuteAsync("SELECT pg_stat_force_next_flush()");
        await FindAsync(new DeadRows(), FindingLevel.Warning, "heap (29900 dead of 30000)");

        await FindAsync(new Checksums(), FindingLevel.Ok, "on, no failure");
        await DamageAsync("heap");
        await FindAsync(new Checksums(), FindingLevel.Fault, "1 page(s)");
    }

    async Task DamageAsync(string table)
    {
        var path = await session.ReadAsync($"SELECT current_setting('data_directory') || '/' || pg_relation_filepath('{table}')", row => row.GetString(0), default);
        await session.DisposeAsync();
        await cluster.StopAsync();
        await using (var file = File.Open(path, FileMode.Open))
        {
            file.Position = 8192 - 8;
            file.WriteByte(0x5a);
        }
        await cluster.StartAsync();
        await ConnectAsync();
        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync($"SELECT count(*) FROM {table}"));
        // Npgsql ends a connection that damaged data were read by. The server counts what it has read when the connection has ended.
        await session.DisposeAsync();
        await ConnectAsync();
        await Patience.UntilAsync(async () => (await new Checksums().RunAsync(session, default)).Level == FindingLevel.Fault, "the server to count it");
    }

    // Not of a pool, whose connections would be those to the server of before.
    async Task ConnectAsync()
    {
        session = new(new NpgsqlConnectionStringBuilder(cluster.SuperuserConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await session.OpenAsync();
    }

    async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync();
    }

    async Task FindAsync(IDatabaseCheck check, FindingLevel level, string found)
    {
        var finding = await check.RunAsync(session, default);
        Assert.True(finding.Level == level, $"{finding}");
        Assert.Contains(found, finding.Found, StringComparison.Ordinal);
    }
}
