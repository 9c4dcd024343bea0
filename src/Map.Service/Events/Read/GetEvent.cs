namespace Map.Service.Events.Read;

/// <summary>Events by their ids, with their next times. Index: the primary key of event, event_occurrence_of_event; at most 50 times of each.</summary>
public sealed class GetEvent(MapServers servers, TimeProvider clock)
{
    const int Most = 50;

    public async Task<GetEventResponse> RunAsync(GetEventRequest request, Caller caller, CancellationToken cancellationToken) =>
        (await ReadAsync([Ids.Parse(request.Id, "id")], caller, cancellationToken)).SingleOrDefault() ?? throw Refusal.NotFound("event", request.Id);

    public async Task<BatchGetEventsResponse> RunAsync(BatchGetEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var ids = Ids.ParseBatch(request.Ids, "ids");
        var found = await ReadAsync([.. ids.Distinct()], caller, cancellationToken);
        return Batch.Checked(new BatchGetEventsResponse { Events = { Batch.InOrder(ids, found, one => Guid.Parse(one.Event.Id)) } }, ids.Length);
    }

    async Task<List<GetEventResponse>> ReadAsync(Guid[] ids, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        statement.Append($"""
            SELECT {EventRow.Columns(now, caller, statement)}, {OccurrenceRow.Columns("o")}
            FROM (SELECT e.* FROM {EventVisibility.Events(caller, statement)} AND e.id = ANY({statement.Value(ids)})) e
            LEFT JOIN LATERAL (
                SELECT * FROM event_occurrence t WHERE t.event_id = e.id AND t.ends_at > {statement.Value(now.UtcDateTime.Date)}
                ORDER BY t.starts_at, t.occurrence LIMIT {statement.Value(Most)}) o ON true
            ORDER BY e.id, o.starts_at, o.occurrence
            """);
        var rows = await servers.ForReading.ReadAllAsync(statement, Read, cancellationToken);
        return [.. rows.GroupBy(row => row.Event.Id).Select(
            times => new GetEventResponse { Event = times.First().Event, Occurrences = { times.Select(row => row.Time).OfType<EventOccurrence>() } })];
    }

    static (Event Event, EventOccurrence? Time) Read(NpgsqlDataReader row)
    {
        var read = EventRow.Read(row);
        return (read, row.IsDBNull(EventRow.Count) ? null : OccurrenceRow.Read(row, EventRow.Count, read.Status));
    }
}
