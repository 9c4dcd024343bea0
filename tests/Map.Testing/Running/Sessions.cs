namespace Map.Testing.Running;

/// <summary>What the service's sessions in the database are doing, from pg_stat_activity.</summary>
public static class Sessions
{
    public const string Waiting = "wait_event_type = 'Lock'";
    public const string Sending = "wait_event = 'ClientWrite'";
    public const string Busy = "state <> 'idle'";

    /// <summary>Locks what calls read; not the revision log, the webhooks, the mirror, what is learnt of freshness, of pages and links, the times of events, and who is told,
    /// which the service itself reads by and by.</summary>
    public const string HoldAll = """
        DO $$ BEGIN
            EXECUTE (SELECT 'LOCK TABLE ' || string_agg(quote_ident(tablename), ', ') || ' IN ACCESS EXCLUSIVE MODE'
                     FROM pg_tables
                     WHERE schemaname = 'public'
                       AND tablename NOT IN ('revision', 'revision_counter', 'schema_migration', 'spatial_ref_sys', 'webhook', 'mirror', 'confirmation_link',
                           'freshness_state', 'place_freshness', 'change_rate', 'link_check', 'web_host', 'web_page', 'page_link',
                           'event_occurrence', 'event', 'event_expansion', 'news_subscription', 'news_request', 'push_identity'));
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

    /// <summary>Makes every statement that reads the map wait until this is disposed of.</summary>
    public static async Task<IAsyncDisposable> HoldAllAsync(this PlacesServer server)
    {
        var connection = await server.Database.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new Npgsql.NpgsqlCommand(HoldAll, connection);
        await hold.ExecuteNonQueryAsync();
        // A connection that is disposed of ends its transaction.
        return connection;
    }
}
