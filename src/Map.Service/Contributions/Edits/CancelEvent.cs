using Map.Service.Events.Fields;
using Map.Service.Events.Write;

namespace Map.Service.Contributions.Edits;

/// <summary>Says that an event, or one of its times, does not take place. Nothing of it goes: who has it in a calendar is to see that.</summary>
public sealed class CancelEvent(EditSessions sessions)
{
    public Task<EventResponse> RunAsync(CancelEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Cancelling an event");
        return sessions.RunAsync(
            caller, "cancel", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    static async Task<EventResponse> ApplyAsync(EditSession session, CancelEventRequest request, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        if (request is { HasNote: true, HasOccurrence: false }) violations.Add("note", "is set without occurrence; give the reason as summary.comment, or change the description.");
        violations.ThrowIfAny();
        var before = await session.EventAsync(id, session.Caller, cancellationToken);
        await session.RequireEventHereAsync(id, cancellationToken);
        var row = await session.LoadEventAsync(id, cancellationToken);
        var whole = EventMessages.Whole(row, before.Sources);
        var isDone = request.HasOccurrence ? whole.Schedule.Changed.Any(change => change.Occurrence == request.Occurrence && change.Cancelled)
            : whole.Status == EventStatus.Cancelled;
        // Whoever cancels has to have seen when it is to be: at another time it may take place.
        var since = await session.ChangedSinceAsync("event", id, request.Revision, before.Revision, cancellationToken);
        if (isDone) return await session.EventResponseAsync(id, before, cancellationToken);
        var moved = since.Intersect(["schedule", "status"]).ToList();
        if (moved.Count > 0)
            throw Conflict.Refusal("event", before.Revision, EventTexts.Of(before).Where(field => moved.Contains(field.Field))
                .Select(field => new FieldChange { Field = field.Field, Before = { field.Texts } }));

        if (request.HasOccurrence) CancelOne(whole.Schedule, request);
        else whole.Status = EventStatus.Cancelled;
        Joined.AddSources(whole.Sources, request.Summary?.Sources ?? [], [request.HasOccurrence ? "schedule" : "status"]);
        session.RequireSource(request.Summary, false, violations);
        EventRules.Check(whole, violations);
        violations.ThrowIfAny();
        EventMessages.Apply(row, whole, session.Context);
        await session.SaveEventAsync(id, cancellationToken);
        return await session.EventResponseAsync(id, before, cancellationToken);
    }

    static void CancelOne(EventSchedule schedule, CancelEventRequest request)
    {
        var change = schedule.Changed.FirstOrDefault(one => one.Occurrence == request.Occurrence);
        if (change is null) schedule.Changed.Add(change = new EventChange { Occurrence = request.Occurrence });
        change.Cancelled = true;
        if (request.HasNote) change.Note = request.Note;
    }
}
