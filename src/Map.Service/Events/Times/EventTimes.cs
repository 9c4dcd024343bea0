using Map.Service.Events.Fields;
using NodaTime;
using NodaTime.Extensions;

namespace Map.Service.Events.Times;

/// <summary>The table of the times of events, from a month ago up to 13 months from today, so that what takes place is found by an index.</summary>
static class EventTimes
{
    /// <summary>How long what is over can be listed.</summary>
    static readonly Duration Past = Duration.FromDays(31);

    /// <summary>How far ahead the times are there.</summary>
    public static readonly Duration Ahead = Duration.FromDays(396);

    /// <summary>Makes the times of these events anew, in the transaction of the connection.</summary>
    public static async Task RefreshAsync(NpgsqlConnection connection, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;
        var read = new Statement();
        read.Append($"SELECT id, schedule::text, status = 'cancelled', (venue -> 'late' ->> 'hours_before')::int, revision FROM event WHERE id = ANY({read.Value(ids)})");
        var events = new List<Row>();
        await using (var command = read.On(connection))
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            while (await row.ReadAsync(cancellationToken))
                events.Add(new(row.GetGuid(0), EventJson.Schedule(row.GetString(1)), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetInt64(4)));

        var at = now.ToInstant();
        var times = events.SelectMany(one => new Schedule(one.Schedule).Between(at - Past, at + Ahead), (one, time) => (Event: one, Time: time)).ToList();
        var write = new Statement();
        var until = write.Value(DateOnly.FromDateTime((now + Ahead.ToTimeSpan()).UtcDateTime));
        write.Append($"""
            WITH gone AS (DELETE FROM event_occurrence WHERE event_id = ANY({write.Value(ids)})),
            known AS (
                INSERT INTO event_expansion (event_id, until, revision)
                SELECT id, {until}, revision FROM unnest({write.Value(events.Select(one => one.Id).ToArray())}, {write.Value(events.Select(one => one.Revision).ToArray())}) AS e (id, revision)
                ON CONFLICT (event_id) DO UPDATE SET until = excluded.until, revision = excluded.revision)
            SELECT
            """);
        await using (var command = write.On(connection)) await command.ExecuteNonQueryAsync(cancellationToken);
        if (times.Count > 0) await InsertAsync(connection, times, cancellationToken);
    }

    static async Task InsertAsync(NpgsqlConnection connection, List<(Row Event, Schedule.Time Time)> times, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO event_occurrence (event_id, occurrence, starts, ends, starts_at, ends_at, cancelled, moved, note, shown_from)
            SELECT * FROM unnest(
                {statement.Value(times.Select(one => one.Event.Id).ToArray())}, {statement.Value(times.Select(one => one.Time.Occurrence).ToArray())},
                {statement.Value(times.Select(one => one.Time.Starts).ToArray())}, {statement.Value(times.Select(one => one.Time.Ends).ToArray())},
                {statement.Value(times.Select(one => one.Time.StartsAt.ToDateTimeUtc()).ToArray())},
                {statement.Value(times.Select(one => one.Time.EndsAt.ToDateTimeUtc()).ToArray())},
                {statement.Value(times.Select(one => one.Event.IsCancelled || one.Time.IsCancelled).ToArray())},
                {statement.Value(times.Select(one => one.Time.IsMoved).ToArray())},
                {statement.Value(times.Select(one => one.Time.Note).ToArray())},
                {statement.Value(times.Select(ShownFrom).ToArray())})
            """);
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static DateTime? ShownFrom((Row Event, Schedule.Time Time) one) =>
        one.Event.Hours is { } hours && !one.Event.IsCancelled && !one.Time.IsCancelled ? one.Time.StartsAt.Minus(Duration.FromHours(hours)).ToDateTimeUtc() : null;

    sealed record Row(Guid Id, EventSchedule Schedule, bool IsCancelled, int? Hours, long Revision);
}
