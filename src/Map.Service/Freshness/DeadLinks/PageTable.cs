namespace Map.Service.Freshness.DeadLinks;

/// <summary>The table web_page, and which service visits which of its hosts.</summary>
sealed class PageTable(NpgsqlDataSource database)
{
    // Of a page that hundreds cite, as of a list, the names of these are enough.
    const int MostLinks = 200;

    const string Columns = """
        id, url, host, state, state_since, worked_at, missing_since, missing_visits, failures, moved_to, etag, last_modified, title, dated_on, sha256, read_at, due_at, status, reason
        """;

    /// <summary>Takes pages that are due, one of each host, of hosts that no other service has. A service that dies leaves the lease to end by itself.</summary>
    public async Task<List<VisitedPage>> ClaimAsync(Guid lease, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        var claim = new Statement();
        var at = claim.Value(now.UtcDateTime);
        claim.Append($"""
            UPDATE web_host SET lease = {claim.Value(lease)}, leased_until = {claim.Value(until.UtcDateTime)}
            WHERE host IN (
                SELECT host FROM web_host h
                WHERE next_at <= {at} AND (lease IS NULL OR leased_until <= {at}) AND EXISTS (SELECT FROM web_page w WHERE w.host = h.host AND w.due_at <= {at})
                ORDER BY next_at LIMIT {claim.Value(most)} FOR UPDATE SKIP LOCKED)
            RETURNING host
            """);
        var hosts = await database.ReadAllAsync(claim, row => row.GetString(0), cancellationToken);
        if (hosts.Count == 0) return [];
        var statement = new Statement();
        statement.Append($"""
            SELECT DISTINCT ON (host) {Columns} FROM web_page
            WHERE host = ANY ({statement.Value(hosts.ToArray())}) AND due_at <= {statement.Value(now.UtcDateTime)} ORDER BY host, due_at, id
            """);
        var pages = await database.ReadAllAsync(statement, Read, cancellationToken);
        // The only page that was due may be forgotten by now.
        foreach (var host in hosts.Except(pages.Select(page => page.Host))) await ReleaseAsync(host, lease, cancellationToken);
        return pages;
    }

    /// <summary>The entries that link to a page, as everybody sees them.</summary>
    public Task<List<PageLink>> LinksAsync(Guid page, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var id = statement.Value(page);
        statement.Append($"""
            (SELECT l.subject_id, l.part, l.quotation, ARRAY[p.name] || values_of(p.names) || p.also_named, concat_ws(' ', p.name, p.town)
             FROM page_link l, {Visibility.Places(Caller.Anonymous, statement)} AND p.id = l.subject_id AND l.page_id = {id} LIMIT {statement.Value(MostLinks)})
            UNION ALL
            (SELECT l.subject_id, l.part, l.quotation, ARRAY[o.name] || values_of(o.names) || o.also_named, concat_ws(' ', o.name, o.short_name)
             FROM page_link l, {Visibility.Organisations(Caller.Anonymous, statement)} AND o.id = l.subject_id AND l.page_id = {id} LIMIT {statement.Value(MostLinks)})
            """);
        return database.ReadAllAsync(
            statement, row => new PageLink(row.GetGuid(0), row.GetString(1), row.Text(2), row.GetFieldValue<string[]>(3), row.GetString(4)), cancellationToken);
    }

    /// <summary>Keeps what a visit came to, and ends the lease.</summary>
    /// <param name="page">The page after it.</param>
    /// <param name="visitedAt">When.</param>
    /// <param name="quotations">What is quoted of it now, by entry and part; of others it stays.</param>
    /// <param name="lease">The lease. If it is another's by now, nothing is kept.</param>
    /// <param name="wait">For how long the whole server wants to be left alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SaveAsync(
        VisitedPage page, DateTimeOffset visitedAt, IReadOnlyList<PageLink> quotations, Guid lease, TimeSpan? wait, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var host = new Statement();
        host.Append($"""
            UPDATE web_host SET lease = NULL, leased_until = NULL, next_at = greatest(next_at, {host.Value((visitedAt + (wait ?? TimeSpan.Zero)).UtcDateTime)})
            WHERE host = {host.Value(page.Host)} AND lease = {host.Value(lease)}
            """);
        if (await connection.ExecuteAsync(host, cancellationToken) == 0) return;
        await connection.ExecuteAsync(Update(page, visitedAt), cancellationToken);
        if (quotations.Count > 0) await connection.ExecuteAsync(Quote(page.Id, quotations), cancellationToken);
        await transaction.CommitWholeAsync();
    }

    /// <summary>Ends a lease.</summary>
    public Task ReleaseAsync(string host, Guid lease, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"UPDATE web_host SET lease = NULL, leased_until = NULL WHERE host = {statement.Value(host)} AND lease = {statement.Value(lease)}");
        return database.ExecuteAsync(statement, cancellationToken);
    }

    static Statement Update(VisitedPage page, DateTimeOffset visitedAt)
    {
        var statement = new Statement();
        return statement.Append($"""
            UPDATE web_page SET state = {(page.State == default ? "NULL" : statement.Value(Words.Of(page.State)))}, state_since = {Time(page.Since)},
                status = {(page.Status is { } status ? statement.Value(status) : "NULL")}, reason = {OrNull(page.Reason)}, visited_at = {Time(visitedAt)},
                worked_at = {Time(page.WorkedAt)}, missing_since = {Time(page.MissingSince)}, missing_visits = {statement.Value(page.MissingVisits)},
                failures = {statement.Value(page.Failures)}, moved_to = {OrNull(page.MovedTo)}, etag = {OrNull(page.ETag)}, last_modified = {OrNull(page.LastModified)},
                title = {OrNull(page.Title?.Replace('\0', ' '))}, dated_on = {(page.DatedOn is { } day ? statement.Value(day) : "NULL")}, sha256 = {OrNull(page.Hash)},
                read_at = {Time(page.ReadAt)}, due_at = {Time(page.DueAt)}
            WHERE id = {statement.Value(page.Id)}
            """);

        string Time(DateTimeOffset? time) => time is { } at ? statement.Value(at.UtcDateTime) : "NULL";
        string OrNull<T>(T? value) where T : class => value is null ? "NULL" : statement.Value(value);
    }

    static Statement Quote(Guid page, IReadOnlyList<PageLink> links)
    {
        var statement = new Statement();
        return statement.Append($"""
            UPDATE page_link l SET quotation = nullif(q.quotation, '')
            FROM unnest({statement.Value(links.Select(link => link.SubjectId).ToArray())}, {statement.Value(links.Select(link => link.Part).ToArray())},
                {statement.Value(links.Select(link => link.Quotation?.Replace('\0', ' ') ?? "").ToArray())}) AS q(subject_id, part, quotation)
            WHERE l.page_id = {statement.Value(page)} AND l.subject_id = q.subject_id AND l.part = q.part
            """);
    }

    static VisitedPage Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetString(2))
    {
        State = row.Text(3) is { } state ? Words.Find<PageState>(state) : default, Since = Time(row, 4), WorkedAt = Time(row, 5), MissingSince = Time(row, 6),
        MissingVisits = row.GetInt32(7), Failures = row.GetInt32(8), MovedTo = row.Text(9), ETag = row.Text(10), LastModified = row.Text(11), Title = row.Text(12),
        DatedOn = row.IsDBNull(13) ? null : row.GetFieldValue<DateOnly>(13), Hash = row.IsDBNull(14) ? null : row.GetFieldValue<byte[]>(14), ReadAt = Time(row, 15),
        DueAt = row.GetFieldValue<DateTimeOffset>(16), Status = row.IsDBNull(17) ? null : row.GetInt32(17), Reason = row.Text(18),
    };

    static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
