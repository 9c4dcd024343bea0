using Map.Service.Events.Fields;
using Map.Service.Events.Read;
using Map.Service.Events.Times;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Reads and saves the event that a call changes, in its transaction.</summary>
static class EventReads
{
    /// <summary>An event as a caller may see it.</summary>
    /// <exception cref="Refusal">There is none, or the caller may not see it.</exception>
    public static async Task<Event> EventAsync(this EditSession session, Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {EventRow.Columns(session.Now, caller, statement)}
            FROM (SELECT e.* FROM {EventVisibility.Events(caller, statement)} AND e.id = {statement.Value(id)}) e
            """);
        return (await session.ReadAllAsync(statement, EventRow.Read, cancellationToken)).SingleOrDefault() ?? throw Refusal.NotFound("event", id.ToString());
    }

    /// <summary>An event with its sources, to be changed.</summary>
    public static Task<EventEntity> LoadEventAsync(this EditSession session, Guid id, CancellationToken cancellationToken) =>
        session.Context.Events.Include(row => row.Sources).SingleAsync(row => row.Id == id, cancellationToken);

    /// <summary>Refuses an event outside of the regions that the key is for.</summary>
    public static async Task RequireEventHereAsync(this EditSession session, Guid id, CancellationToken cancellationToken, string what = "The event")
    {
        if (session.Caller.IsForEverywhere) return;
        var statement = new Statement();
        statement.Append($"SELECT {EventVisibility.Counts(session.Caller, statement)} FROM {EventVisibility.Events(SubjectReads.Everything, statement)} AND e.id = {statement.Value(id)}");
        if (await session.ReadAllAsync(statement, row => row.GetBoolean(0), cancellationToken) is not [true])
            throw new Refusal(ErrorReason.PermissionDenied,
                $"{what} neither lies in a region that the key is for, nor is for one. Ask an admin for a key for it, or give its regions as venue.region_codes.");
    }

    /// <summary>Saves the event and makes its times anew.</summary>
    public static async Task SaveEventAsync(this EditSession session, Guid id, CancellationToken cancellationToken)
    {
        await session.SaveAsync(cancellationToken);
        await EventTimes.RefreshAsync(session.Connection, [id], session.Now, cancellationToken);
    }

    /// <summary>What became of the event, as the caller may see it.</summary>
    public static async Task<EventResponse> EventResponseAsync(this EditSession session, Guid id, Event? before, CancellationToken cancellationToken)
    {
        var after = await session.EventAsync(id, session.Caller, cancellationToken);
        return new() { Event = after, Changes = { EventTexts.Between(before, after) } };
    }
}
