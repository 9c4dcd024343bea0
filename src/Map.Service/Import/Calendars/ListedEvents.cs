using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import.Calendars;

/// <summary>The table listed_event: what events of calendars became, and what they said. A UID is kept as a hash, because some are made of an address, and a
/// venue, too: one that is published late lies in no other table.</summary>
static class ListedEvents
{
    /// <summary>Tells rows what they became before.</summary>
    /// <returns>Those of the list that are not in the file, by their names, as everybody sees them.</returns>
    public static async Task<IReadOnlyList<GoneEvent>> RecallAsync(NpgsqlDataSource database, CalendarPlan plan, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT l.uid, e.id, l.sequence, l.said::text, l.venue, e.name, e.published AND e.status <> 'cancelled', e.revision, EXISTS (
                SELECT FROM event_occurrence o WHERE o.event_id = e.id AND o.starts_at > {statement.Value(plan.Now.UtcDateTime)} AND NOT o.cancelled)
            FROM listed_event l JOIN event e ON e.id = l.event_id WHERE l.list = {statement.Value(plan.List)} ORDER BY e.name, e.id
            """);
        var known = (await database.ReadAllAsync(statement, Read, cancellationToken)).ToDictionary(row => row.Uid);
        plan.KnownToCome = known.Values.Count(row => row.IsToCome && row.IsPublic);
        foreach (var row in plan.Rows)
            if (known.Remove(KeyOf(row), out var before)) (row.EventId, row.Before) = (before.Listed.EventId, before.Listed);
        return [.. known.Values.Where(row => row.IsToCome && row.IsPublic).Select(row => new GoneEvent(row.Uid, row.Listed.EventId, row.Name, row.Revision, row.Listed))];
    }

    public static async Task SaveAsync(MapDbContext context, CalendarPlan plan, Guid act, CancellationToken cancellationToken)
    {
        var rows = plan.Rows.Where(row => row.IsWritten).ToList();
        if (rows.Count == 0) return;
        var uids = rows.Select(KeyOf).Select(Convert.FromHexString).ToArray();
        var events = rows.Select(row => (row.NewId ?? row.EventId)!.Value).ToArray();
        var sequences = rows.Select(row => row.Sequence).ToArray();
        var said = rows.Select(row => SaidOf(row.Event)).ToArray();
        var venues = rows.Select(row => plan.HashOf(row.Event.Venue)).ToArray();
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO listed_event (list, uid, event_id, sequence, said, venue, act_id)
            SELECT {plan.List}, uid, event_id, sequence, said::jsonb, venue, {act} FROM unnest({uids}, {events}, {sequences}, {said}, {venues}) AS given (uid, event_id, sequence, said, venue)
            ON CONFLICT (list, uid) DO UPDATE
            SET event_id = excluded.event_id, sequence = excluded.sequence, said = excluded.said, venue = excluded.venue, act_id = excluded.act_id
            """, cancellationToken);
    }

    /// <summary>Forgets what a calendar said of events that were set back: they are compared with the map the next time.</summary>
    public static Task ForgetAsync(MapDbContext context, Guid[] events, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"UPDATE listed_event SET said = NULL WHERE event_id = ANY({events})", cancellationToken);

    public static string KeyOf(CalendarEventRow row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Uid)));

    /// <summary>An event without its venue, as it is kept.</summary>
    public static string SaidOf(Event message)
    {
        var said = message.Clone();
        said.Venue = null;
        return MessageJson.Of(said);
    }

    static (string Uid, ListedEvent Listed, string Name, bool IsPublic, long Revision, bool IsToCome) Read(NpgsqlDataReader row) => (
        Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
        new(row.GetGuid(1), row.GetInt32(2), row.IsDBNull(3) ? null : MessageJson.Parse<Event>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4)),
        row.GetString(5), row.GetBoolean(6), row.GetInt64(7), row.GetBoolean(8));
}
