using Map.Service.Log.DataVersion;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Testing.Running;

/// <summary>What the service's sessions in the database are doing, from pg_stat_activity.</summary>
public static class Sessions
{
    public const string Waiting = "wait_event_type = 'Lock'";
    public const string Sending = "wait_event = 'ClientWrite'";
    public const string Busy = "state <> 'idle'";

    /// <summary>Locks what calls read, for a server that is <see cref="PlacesServer.IsQuiet"/>: not what goes on by itself reads, such as the listener for revisions.
    /// In the order in which the listener reads the rest: so neither waits for the other.</summary>
    public const string HoldAll = """
        DO $$ BEGIN
            EXECUTE (SELECT 'LOCK TABLE ' || string_agg(quote_ident(tablename), ', ' ORDER BY tablename) || ' IN ACCESS EXCLUSIVE MODE'
                     FROM pg_tables
                     WHERE schemaname = 'public'
                       AND tablename NOT IN ('revision', 'revision_counter', 'schema_migration', 'spatial_ref_sys', 'webhook', 'event_occurrence', 'link_check'));
        END $$
        """;

    const string Others = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name NOT LIKE 'Map.Service %'
        """;

    /// <summary>The number of the service's sessions in a state.</summary>
    public static Task<long> CountAsync(this PlacesServer server, string state) => server.Map.ScalarAsync<long>($"{Others} AND {state}");

    /// <summary>Polls until the number of the service's sessions in a state, such as <see cref="Waiting"/>, meets a condition. Without a pause: some states are short.</summary>
    public static async Task UntilAsync(this PlacesServer server, string state, Func<long, bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (!holds(await server.CountAsync(state)))
            Assert.False(limit.IsCancellationRequested, $"Waited {Patience.Limit.TotalSeconds} s for the number of sessions with {state}.");
    }

    /// <summary>Makes every statement that reads the map wait until this is disposed of. The service knows its newest revision by then: what is told of it has something
    /// to read.</summary>
    public static async Task<IAsyncDisposable> HoldAllAsync(this PlacesServer server)
    {
        var newest = await server.Map.ScalarAsync<long>("SELECT last FROM revision_counter");
        var latest = server.Services.GetRequiredService<LatestRevision>();
        await Patience.UntilAsync(() => latest.Number == newest, $"the service to know of revision {newest}");
        var connection = await server.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand(HoldAll, connection);
        await hold.ExecuteNonQueryAsync();
        // A connection that is disposed of ends its transaction.
        return connection;
    }
}
