namespace Map.Service.Contributions.Edits;

/// <summary>Takes events off the map, and puts them on it.</summary>
public sealed class PublishEvent(EditSessions sessions)
{
    public Task<EventResponse> RunAsync(WithdrawEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Withdrawing an event");
        return sessions.RunAsync(
            caller, "withdraw", request.Summary, request.ValidateOnly,
            session => ApplyAsync(session, request.Id, request.Revision, request.Summary, false, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    public Task<EventResponse> RunAsync(RestoreEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Putting an event on the map");
        return sessions.RunAsync(
            caller, "restore", request.Summary, request.ValidateOnly,
            session => ApplyAsync(session, request.Id, request.Revision, request.Summary, true, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    static async Task<EventResponse> ApplyAsync(
        EditSession session, string given, long revision, EditSummary? summary, bool published, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(given, "id");
        var violations = new Violations();
        EditRules.Check(summary, violations, needsComment: !published);
        violations.ThrowIfAny();
        var before = await session.EventAsync(id, session.Caller, cancellationToken);
        await session.RequireEventHereAsync(id, cancellationToken);
        // A reviewer decides on the whole event, so any change since may change the decision.
        if (await session.IsToDoAsync("event", id, revision, before.Revision, before.Published == published, cancellationToken))
        {
            var row = await session.LoadEventAsync(id, cancellationToken);
            row.Published = published;
            await session.SaveEventAsync(id, cancellationToken);
        }

        return await session.EventResponseAsync(id, before, cancellationToken);
    }
}
