using Google.Protobuf.WellKnownTypes;
using Map.Service.Events.Fields;

namespace Map.Service.Events.Read;

/// <summary>Reads an event as a caller may see it.</summary>
static class EventRow
{
    /// <summary>How many columns <see cref="Columns"/> are.</summary>
    public const int Count = 20;

    /// <summary>The columns of event e, or of a row named e with its columns.</summary>
    public static string Columns(DateTimeOffset now, Caller caller, Statement statement) => $"""
        e.id, e.name, e.kind, e.status, e.description, e.url, e.languages, e.accessibility, e.schedule::text,
        {EventVisibility.Venue(now, caller, statement)}::text, {EventVisibility.Organisers(caller, statement)}::text,
        NULLIF(ARRAY(SELECT ARRAY[{SourceRows.Columns}] FROM event_source x JOIN source s ON s.id = x.source_id
               WHERE x.event_id = e.id ORDER BY x.ordinal), ARRAY[]::text[]),
        e.published, (SELECT count(*)::int - 1 FROM revision r WHERE r.subject = 'event' AND r.subject_id = e.id::text),
        e.created_at, e.updated_at, e.revision, ST_Y(e.position), ST_X(e.position), e."precision"
        """;

    public static Event Read(NpgsqlDataReader row)
    {
        var read = new Event
        {
            Id = row.GetGuid(0).ToString(), Name = row.GetString(1), Kind = row.Word<EventKind>(2), Status = row.Word<EventStatus>(3),
            Languages = { row.GetFieldValue<string[]>(6) }, Schedule = EventJson.Schedule(row.GetString(8)), Venue = EventJson.Venue(row.GetString(9)),
            Organisers = { EventJson.Organisers(row.Text(10)) }, Published = row.GetBoolean(12), Sequence = row.GetInt32(13),
            CreatedAt = Timestamp.FromDateTime(row.GetDateTime(14)), UpdatedAt = Timestamp.FromDateTime(row.GetDateTime(15)), Revision = row.GetInt64(16),
            Precision = row.Word<Precision>(19),
        };
        if (row.Text(4) is { } description) read.Description = description;
        if (row.Text(5) is { } url) read.Url = url;
        if (row.Text(7) is { } accessibility) read.Accessibility = accessibility;
        read.Sources.AddRange(row.ReadTable(11).Select(SourceRows.Read));
        if (!row.IsDBNull(17)) read.Position = new Position { Latitude = row.GetDouble(17), Longitude = row.GetDouble(18) };
        return read;
    }
}
