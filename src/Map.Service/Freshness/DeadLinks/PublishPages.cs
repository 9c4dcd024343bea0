namespace Map.Service.Freshness.DeadLinks;

/// <summary>Brings what everybody sees of cited pages up to date, at most once an hour: with each edition all that is cached is void.</summary>
sealed class PublishPages(NpgsqlDataSource database, TimeProvider clock)
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    // That a server is away for a day, or lets no programs in, is for reviewers.
    const string Pages = """
        SELECT w.id, w.title, (w.read_at AT TIME ZONE 'UTC')::date AS visited_on, w.dated_on, w.sha256, CASE WHEN w.state IN ('works', 'moved', 'gone') THEN w.state END AS state,
            CASE WHEN w.state IN ('works', 'moved', 'gone') THEN (w.state_since AT TIME ZONE 'UTC')::date END AS since, CASE WHEN w.state = 'gone' THEN (w.worked_at AT TIME ZONE 'UTC')::date END AS worked_on
        FROM web_page w
        WHERE (w.read_at IS NOT NULL OR w.state = 'gone') AND EXISTS (SELECT FROM page_link l WHERE l.page_id = w.id AND l.part = 'source')
        """;

    /// <summary>Does it, unless it was done within the hour or another service does it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var due = new Statement();
        due.Append($"""
            SELECT 1 FROM link_check WHERE published_at IS NULL OR published_at <= {due.Value((now - Interval).UtcDateTime)} FOR UPDATE SKIP LOCKED
            """);
        if ((await connection.ReadAllAsync(due, _ => true, cancellationToken)).Count == 0) return;
        var changed = await ExecuteAsync(connection, $"DELETE FROM cited_page c WHERE NOT EXISTS (SELECT FROM ({Pages}) w WHERE w.id = c.id)", cancellationToken)
            + await ExecuteAsync(connection, $"""
                INSERT INTO cited_page AS c (id, title, visited_on, dated_on, sha256, state, since, worked_on) SELECT * FROM ({Pages}) w
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, visited_on = excluded.visited_on, dated_on = excluded.dated_on, sha256 = excluded.sha256,
                    state = excluded.state, since = excluded.since, worked_on = excluded.worked_on
                WHERE c IS DISTINCT FROM excluded
                """, cancellationToken)
            + await ExecuteAsync(connection, """
                DELETE FROM cited_quotation q WHERE NOT EXISTS (
                    SELECT FROM page_link l WHERE l.page_id = q.page_id AND l.subject_id = q.subject_id AND l.part = 'source' AND l.quotation IS NOT NULL)
                """, cancellationToken)
            + await ExecuteAsync(connection, """
                INSERT INTO cited_quotation AS q (page_id, subject_id, quotation)
                SELECT l.page_id, l.subject_id, l.quotation FROM page_link l JOIN cited_page c ON c.id = l.page_id WHERE l.part = 'source' AND l.quotation IS NOT NULL
                ON CONFLICT (page_id, subject_id) DO UPDATE SET quotation = excluded.quotation WHERE q.quotation <> excluded.quotation
                """, cancellationToken);
        var keep = new Statement();
        keep.Append($"UPDATE link_check SET published_at = {keep.Value(now.UtcDateTime)}{(changed > 0 ? ", edition = edition + 1" : "")}");
        await connection.ExecuteAsync(keep, cancellationToken);
        await transaction.CommitWholeAsync();
    }

    static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
