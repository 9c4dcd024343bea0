using Map.Gazetteer;
using Map.Service.Events.Times;
using NodaTime.Extensions;

namespace Map.Service.Import.Calendars;

/// <summary>Finds what is on the map already: the event itself, in a calendar of the map's own, or one that begins at the same time and is called the same. Index: the
/// primary key of event, event_occurrence_by_start.</summary>
static class EventTwins
{
    const double SameName = 0.95;

    public static async Task FindAsync(NpgsqlDataSource database, IReadOnlyList<CalendarEventRow> rows, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = now.ToInstant();
        var times = rows.Select(row => new Schedule(row.Event.Schedule).Between(at, at + EventTimes.Ahead).Select(time => (DateTime?)time.StartsAt.ToDateTimeUtc()).FirstOrDefault()).ToList();
        var statement = new Statement();
        statement.Append($"""
            SELECT e.id FROM {EventVisibility.Events(caller, statement)} AND e.id = ANY({statement.Value(rows.Select(IdOf).OfType<Guid>().ToArray())})
            """);
        var own = (await database.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken)).ToHashSet();
        var besides = new Statement();
        besides.Append($"""
            SELECT e.id, e.name, o.starts_at FROM event_occurrence o, {EventVisibility.Events(caller, besides)} AND o.event_id = e.id
            AND o.starts_at = ANY({besides.Value(times.OfType<DateTime>().Distinct().ToArray())}) ORDER BY e.id
            """);
        var called = (await database.ReadAllAsync(besides, row => (Id: row.GetGuid(0), Name: Folding.Shared.Fold(row.GetString(1)), At: row.GetDateTime(2)), cancellationToken))
            .ToLookup(one => (one.Name, one.At), one => one.Id);
        foreach (var (row, time) in rows.Zip(times))
            if (IdOf(row) is { } id && own.Contains(id)) (row.Twin, row.Likelihood) = (id, 1);
            else if (time is { } starts && called[(Folding.Shared.Fold(row.Name), starts)].Select(one => (Guid?)one).FirstOrDefault() is { } twin) (row.Twin, row.Likelihood) = (twin, SameName);
    }

    static Guid? IdOf(CalendarEventRow row) => Guid.TryParseExact(row.Uid, "D", out var id) ? id : null;
}
