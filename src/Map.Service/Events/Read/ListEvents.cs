namespace Map.Service.Events.Read;

/// <summary>What takes place in a span of time, by when it begins. Index: event_occurrence_by_start; at most a page and a row.</summary>
public sealed class ListEvents(MapServers servers, TimeProvider clock)
{
    public async Task<ListEventsResponse> RunAsync(ListEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 50, violations);
        EventFilterSql.Check(request.Filter, "filter", violations);
        violations.ThrowIfAny();
        var span = EventSpan.Of(request.From, request.To, 28, 400, now, violations);
        var fingerprint = QueryFingerprint.Of(request, query => query.Filter ??= new EventFilter());
        var cursor = fingerprint.Read<StartCursor>(request.PageToken);

        var rows = await servers.ForReading.ReadAllAsync(Select(request.Filter, span, size + 1, cursor, now, caller), Read, cancellationToken);

        var response = new ListEventsResponse();
        if (Page.Fill(response.Results, rows, size, row => WithToken(row, fingerprint))) response.NextPageToken = response.Results[^1].PageToken;
        return response;
    }

    internal static Statement Select(EventFilter? filter, EventSpan span, int limit, StartCursor? cursor, DateTimeOffset now, Caller caller)
    {
        var statement = new Statement();
        var after = cursor is { } last
            ? $" AND (o.starts_at, o.event_id, o.occurrence) > ({statement.Value(last.StartsAt)}, {statement.Value(last.Id)}, {statement.Value(last.Occurrence)})" : "";
        var page = $"""
            SELECT e.*, {OccurrenceRow.Columns("o")}
            FROM event_occurrence o, {EventVisibility.Events(caller, statement)} AND o.event_id = e.id AND {span.Touches(statement)}{EventFilterSql.And(filter, statement)}{after}
            ORDER BY o.starts_at, o.event_id, o.occurrence LIMIT {statement.Value(limit)}
            """;
        return statement.Append($"""
            SELECT {EventRow.Columns(now, caller, statement)}, e.occurrence, e.starts, e.ends, e.starts_at, e.ends_at, e.cancelled, e.moved, e.note_of_time
            FROM ({page}) e ORDER BY e.starts_at, e.id, e.occurrence
            """);
    }

    internal static EventResult Read(NpgsqlDataReader row)
    {
        var read = EventRow.Read(row);
        return new() { Event = read, Occurrence = OccurrenceRow.Read(row, EventRow.Count, read.Status) };
    }

    static EventResult WithToken(EventResult result, QueryFingerprint fingerprint)
    {
        result.PageToken = fingerprint.TokenAfter(StartCursor.Of(result.Occurrence, result.Event.Id));
        return result;
    }
}
