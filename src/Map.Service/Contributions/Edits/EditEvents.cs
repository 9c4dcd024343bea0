using Map.Service.Events.Fields;
using Map.Service.Events.Write;
using Map.Service.Hosting;
using Enum = System.Enum;

namespace Map.Service.Contributions.Edits;

/// <summary>Adds and changes events. A key for regions counts for events that lie in one of them, or are for one.</summary>
public sealed class EditEvents(EditSessions sessions, ServiceSettings settings)
{
    static readonly HashSet<string> OutputOnly = ["id", "published", "sequence", "created_at", "updated_at", "revision", "position", "precision"];

    static readonly HashSet<string> Texts = ["name", "description", "accessibility"];

    public Task<EventResponse> RunAsync(CreateEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Adding an event");
        return RunAsync(caller, request.Summary, request.ValidateOnly,
            session => ApplyAsync(session, request, caller.Reviews || settings.ContributorsPublish, cancellationToken), cancellationToken);
    }

    public Task<EventResponse> RunAsync(UpdateEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Changing an event");
        return RunAsync(caller, request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken), cancellationToken);
    }

    internal async Task<EventResponse> ApplyAsync(EditSession session, CreateEventRequest request, bool published, CancellationToken cancellationToken)
    {
        if (request.Event is not { } given) throw Refusal.Invalid("event", "is required.");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        foreach (var field in Event.Descriptor.Fields.InDeclarationOrder().Where(field => OutputOnly.Contains(field.Name)))
            if (IsGiven(field.Accessor.GetValue(given))) violations.Add($"event.{field.Name}", "is set by the service; leave it unset.");
        var message = given.Clone();
        if (message.Sources.Count == 0 && request.Summary is not null) message.Sources.AddRange(request.Summary.Sources);
        EventRules.Check(message, violations);
        await EventReferences.CheckAsync(session.Context, message, violations, cancellationToken);
        violations.ThrowIfAny();

        var id = Guid.CreateVersion7(session.Now);
        if (request.HasRequestId
            && await session.RepeatedAsync(Ids.Parse(request.RequestId, "request_id"), id, request, cancellationToken) is { } first)
            return await session.EventResponseAsync(first, null, cancellationToken);
        var row = new EventEntity { Id = id, Name = message.Name, Published = published, WriterId = session.Context.Author?.KeyId };
        EventMessages.Apply(row, message, session.Context);
        session.Context.Add(row);
        await session.SaveEventAsync(id, cancellationToken);
        await session.RequireEventHereAsync(id, cancellationToken);
        return await session.EventResponseAsync(id, null, cancellationToken);
    }

    internal async Task<EventResponse> ApplyAsync(EditSession session, UpdateEventRequest request, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        violations.Mask("update_mask", request.UpdateMask, "name, schedule", path => OutputOnly.Contains(path) ? $"is set by the service: {path}."
            : Event.Descriptor.FindFieldByName(path) is null ? $"is no field of Event: {Quote.Of(path)}. Such are name, schedule, venue; each is given whole." : null);
        violations.ThrowIfAny();
        var before = await session.EventAsync(id, session.Caller, cancellationToken);
        await session.RequireEventHereAsync(id, cancellationToken);

        var row = await session.LoadEventAsync(id, cancellationToken);
        var whole = EventMessages.Whole(row, before.Sources);
        var merged = whole.With(request.UpdateMask, request.Event ?? new Event());
        // What is kept and may not be read may be guessed: a right guess makes a revision like a wrong one.
        var isGuess = request.UpdateMask.Paths.Contains("venue") && whole.Venue.WhereCase == EventVenue.WhereOneofCase.Late;
        List<string> changed = [.. request.UpdateMask.Paths.Where(path => (isGuess && path == "venue") || IsChanged(whole, merged, path)).Distinct()];
        if (changed.Count == 0) return await session.EventResponseAsync(id, before, cancellationToken);

        await RefuseConflictsAsync(session, request, before, changed, cancellationToken);
        Joined.AddSources(merged.Sources, request.Summary?.Sources ?? [], changed);
        session.RequireSource(request.Summary, merged.Sources.Count > whole.Sources.Count, violations);
        if (request.Summary?.IsSpelling == true && changed.Find(field => !Texts.Contains(field)) is { } other)
            violations.Add("summary.is_spelling", $"is set, and {other} is more than spelling; give a source instead.");
        EventRules.Check(merged, violations);
        await EventReferences.CheckAsync(session.Context, OnlyChanged(merged, changed), violations, cancellationToken);
        violations.ThrowIfAny();

        EventMessages.Apply(row, merged, session.Context);
        if (session.Context.CountChanges().Updated == 0) session.Context.Entry(row).Property(one => one.UpdatedAt).IsModified = true;
        await session.SaveEventAsync(id, cancellationToken);
        await session.RequireEventHereAsync(id, cancellationToken, "The event would then be one that");
        return await session.EventResponseAsync(id, before, cancellationToken);
    }

    // In words of what the caller may see: what is hidden is in none of them.
    static async Task RefuseConflictsAsync(
        EditSession session, UpdateEventRequest request, Event theirs, List<string> changed, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync("event", Guid.Parse(theirs.Id), request.Revision, theirs.Revision, cancellationToken);
        var both = changed.FindAll(since.Contains);
        if (both.Count == 0) return;
        var yours = theirs.With(request.UpdateMask, request.Event ?? new Event());
        var texts = EventTexts.Of(theirs).Zip(EventTexts.Of(yours)).Where(pair => both.Contains(pair.First.Field));
        throw Conflict.Refusal("event", theirs.Revision, texts.Select(
            pair => new FieldChange { Field = pair.First.Field, Before = { pair.First.Texts }, After = { pair.Second.Texts } }));
    }

    // What was on the map when it was named, and is no longer, is no fault of this change.
    static Event OnlyChanged(Event merged, List<string> changed)
    {
        var copy = merged.Clone();
        if (!changed.Contains("venue")) copy.Venue = null;
        if (!changed.Contains("organisers")) copy.Organisers.Clear();
        return copy;
    }

    static bool IsChanged(Event whole, Event merged, string path)
    {
        var field = Event.Descriptor.FindFieldByName(path);
        var (past, present) = (field.Accessor.GetValue(whole), field.Accessor.GetValue(merged));
        return !Equals(past, present);
    }

    static bool IsGiven(object? value) => value is not (null or "" or 0 or 0L or false) && (value is not Enum word || Convert.ToInt32(word, null) != 0);

    Task<EventResponse> RunAsync(
        Caller caller, EditSummary? summary, bool validateOnly, Func<EditSession, Task<EventResponse>> work, CancellationToken cancellationToken) =>
        sessions.RunAsync(caller, "event", summary, validateOnly, work, (response, act) => response.ActId = act, cancellationToken);
}
