namespace Map.Service.Events.Read;

/// <summary>What takes place near a position, by distance or by when it begins. Index: event_by_distance and event_occurrence_of_event, or event_occurrence_by_start
/// where few events are far and wide; at most a page and a row.</summary>
public sealed class EventsNear(MapServers servers, TimeProvider clock)
{
    const double UsualMetres = 20_000;
    const double MostMetres = 200_000;

    public async Task<EventsNearResponse> RunAsync(EventsNearRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        PositionRules.CheckRequired(request.Position, "position", violations);
        if (request.HasWithinMetres && request.WithinMetres is not (> 0 and <= MostMetres))
            violations.Add("within_metres", "is not a distance in metres: greater than 0, at most 200,000.");
        violations.Enum("order_by", request.OrderBy);
        EventFilterSql.Check(request.Filter, "filter", violations);
        violations.ThrowIfAny();
        var span = EventSpan.Of(request.From, request.To, 14, 100, now, violations);
        var isByStart = request.OrderBy == EventOrder.Start;
        var fingerprint = QueryFingerprint.Of(request, query =>
        {
            query.Filter ??= new EventFilter();
            query.OrderBy = isByStart ? EventOrder.Start : EventOrder.Distance;
        });
        var cursor = isByStart ? fingerprint.Read<StartCursor>(request.PageToken) is { } start ? new DistanceCursor(0, start) : null
            : fingerprint.Read<DistanceCursor>(request.PageToken);

        var rows = await servers.ForReading.ReadAllAsync(Select(request, span, size + 1, cursor, now, caller), Read, cancellationToken);

        var response = new EventsNearResponse();
        if (Page.Fill(response.Results, rows, size, WithToken)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        EventResult WithToken(EventResult result)
        {
            var after = StartCursor.Of(result.Occurrence, result.Event.Id);
            result.PageToken = isByStart ? fingerprint.TokenAfter(after) : fingerprint.TokenAfter(new DistanceCursor(result.DistanceMetres, after));
            return result;
        }
    }

    internal static Statement Select(EventsNearRequest request, EventSpan span, int limit, DistanceCursor? cursor, DateTimeOffset now, Caller caller)
    {
        var statement = new Statement();
        var from = GeometrySql.Geography(request.Position, statement);
        // On a sphere, as the index has it: the radius, the order and what is told are then of one measure.
        var distance = $"e.position::geography <-> {from}";
        var within = statement.Value(request.HasWithinMetres ? request.WithinMetres : UsualMetres);
        var isByStart = request.OrderBy == EventOrder.Start;
        var (inner, outer) = isByStart ? ("o.starts_at, o.event_id, o.occurrence", "e.starts_at, e.id, e.occurrence")
            : ($"{distance}, o.starts_at, o.event_id, o.occurrence", "e.distance, e.starts_at, e.id, e.occurrence");
        var page = $"""
            SELECT e.*, {OccurrenceRow.Columns("o")}, {distance} AS distance
            FROM event_occurrence o, {EventVisibility.Events(caller, statement)} AND o.event_id = e.id AND {span.Touches(statement)}
                AND ST_DWithin(e.position::geography, {from}, {within}, false){EventFilterSql.And(request.Filter, statement)}{After(cursor, isByStart, distance, statement)}
            ORDER BY {inner} LIMIT {statement.Value(limit)}
            """;
        return statement.Append($"""
            SELECT {EventRow.Columns(now, caller, statement)}, e.occurrence, e.starts, e.ends, e.starts_at, e.ends_at, e.cancelled, e.moved, e.note_of_time, e.distance
            FROM ({page}) e ORDER BY {outer}
            """);
    }

    static string After(DistanceCursor? cursor, bool isByStart, string distance, Statement statement)
    {
        if (cursor is not { Start: var start } last) return "";
        var rest = $"{statement.Value(start.StartsAt)}, {statement.Value(start.Id)}, {statement.Value(start.Occurrence)}";
        return isByStart ? $" AND (o.starts_at, o.event_id, o.occurrence) > ({rest})"
            : $" AND ({distance}, o.starts_at, o.event_id, o.occurrence) > ({statement.Value(last.Metres)}, {rest})";
    }

    static EventResult Read(NpgsqlDataReader row)
    {
        var result = ListEvents.Read(row);
        result.DistanceMetres = row.GetDouble(EventRow.Count + OccurrenceRow.Count);
        result.DistanceIsTo = result.Event.Precision;
        return result;
    }
}
