using Map.Service.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Changes what organisations do at places. An involvement is a part of its place, so its changes are revisions of the place.</summary>
public sealed class EditInvolvements(EditSessions sessions)
{
    static readonly Dictionary<string, string> StateKeys = new() { ["from"] = "started", ["to"] = "ended" };

    public Task<InvolvementResponse> RunAsync(AddInvolvementRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Adding an involvement", canBeSuggested: true);
        return RunAsync(caller, request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken), cancellationToken);
    }

    public Task<InvolvementResponse> RunAsync(UpdateInvolvementRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Changing an involvement", canBeSuggested: true);
        return RunAsync(caller, request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken), cancellationToken);
    }

    public Task<InvolvementResponse> RunAsync(EndInvolvementRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Ending an involvement", canBeSuggested: true);
        return RunAsync(caller, request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken), cancellationToken);
    }

    /// <summary>Adds an involvement within a call.</summary>
    internal async Task<InvolvementResponse> ApplyAsync(EditSession session, AddInvolvementRequest request, CancellationToken cancellationToken)
    {
        if (request.Involvement is not { } involvement) throw Refusal.Invalid("involvement", "is required.");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        if (involvement.Id.Length > 0) violations.Add("involvement.id", "is set by the service; leave it unset.");
        if (involvement.Source is null && request.Summary?.Sources.Count > 0) involvement.Source = SourceRows.ForClaim(request.Summary.Sources[0]);
        if (involvement.Source is null && !session.IsProposal) violations.Add("involvement.source", "is missing; where it is known from.");
        var organisation = await CheckAsync(session, involvement, "involvement", violations, cancellationToken);
        violations.ThrowIfAny();
        var place = Ids.Parse(involvement.PlaceId, "involvement.place_id");
        await session.PlaceAsync(place, session.Caller, cancellationToken);
        await session.RequireHereAsync(place, cancellationToken);

        var id = Guid.CreateVersion7(session.Now);
        if (request.HasRequestId
            && await session.RepeatedAsync(Ids.Parse(request.RequestId, "request_id"), id, request, cancellationToken) is { } first)
            return await ResponseAsync(session, first, place, null, cancellationToken);
        var entity = await UpdatePlace.LoadAsync(session.Context, place, cancellationToken);
        var row = new InvolvementEntity { Id = id, OrganisationId = organisation, PlaceId = place };
        Write(session.Context, row, involvement);
        entity.Involvements.Add(row);
        session.Context.Add(row);
        await session.SaveAsync(cancellationToken);
        return await ResponseAsync(session, id, place, null, cancellationToken);
    }

    /// <summary>Changes an involvement within a call.</summary>
    internal async Task<InvolvementResponse> ApplyAsync(EditSession session, UpdateInvolvementRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        violations.Mask("update_mask", request.UpdateMask, "to, role", Fault);
        violations.ThrowIfAny();
        var (place, before) = await ReadAsync(session, Ids.Parse(request.Id, "id"), cancellationToken);
        var merged = before.With(request.UpdateMask, request.Involvement ?? new Involvement());
        return await SaveAsync(session, request.Revision, request.Summary, place, before, merged, cancellationToken);
    }

    /// <summary>Ends an involvement within a call.</summary>
    internal async Task<InvolvementResponse> ApplyAsync(EditSession session, EndInvolvementRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        violations.PartialDate("to", request.To);
        violations.ThrowIfAny();
        var (place, before) = await ReadAsync(session, Ids.Parse(request.Id, "id"), cancellationToken);
        var merged = before.Clone();
        merged.To = request.To;
        return await SaveAsync(session, request.Revision, request.Summary, place, before, merged, cancellationToken, ends: true);
    }

    Task<InvolvementResponse> RunAsync(
        Caller caller, EditSummary? summary, bool validateOnly, Func<EditSession, Task<InvolvementResponse>> work,
        CancellationToken cancellationToken) => sessions.RunAsync(
            caller, "involvement", summary, validateOnly, work, (response, act) => response.ActId = act, cancellationToken);

    static async Task<InvolvementResponse> SaveAsync(
        EditSession session, long revision, EditSummary? summary, Place place, Involvement before, Involvement merged,
        CancellationToken cancellationToken, bool ends = false)
    {
        var placeId = Guid.Parse(place.Id);
        await session.RequireHereAsync(placeId, cancellationToken);
        if (!merged.Equals(before))
        {
            // Before its source: two who change different fields give different ones.
            await RefuseConflictAsync(session, revision, place, before, merged, cancellationToken);
            var violations = new Violations();
            if (summary?.Sources.Count > 0) merged.Source = SourceRows.ForClaim(summary.Sources[0]);
            session.RequireSource(summary, !Equals(merged.Source, before.Source), violations);
            var found = new Violations();
            await CheckAsync(session, merged, "involvement", found, cancellationToken);
            // Of one that ends, the last day is a field of the request itself.
            foreach (var violation in found.Found)
                violations.Add(ends && violation.Field == "involvement.to" ? "to" : violation.Field, violation.Description);
            violations.ThrowIfAny();
            var entity = await UpdatePlace.LoadAsync(session.Context, placeId, cancellationToken);
            Write(session.Context, entity.Involvements.Single(row => row.Id == Guid.Parse(merged.Id)), merged);
            await session.SaveAsync(cancellationToken);
        }

        return await ResponseAsync(session, Guid.Parse(merged.Id), placeId, before, cancellationToken);
    }

    static async Task RefuseConflictAsync(
        EditSession session, long revision, Place place, Involvement before, Involvement merged, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync("place", Guid.Parse(place.Id), revision, place.Revision, cancellationToken);
        if (!since.Contains($"involvement {before.Id}")) return;
        var then = await StateAsync(session, place, before.Id, revision, cancellationToken);
        var now = await StateAsync(session, place, before.Id, place.Revision, cancellationToken);
        var names = await session.OrganisationNamesAsync([before.OrganisationId, merged.OrganisationId], cancellationToken);
        List<FieldChange> both =
        [
            .. FieldTexts.Between(before, merged, names)
                .Where(change => StateKeys.GetValueOrDefault(change.Field, change.Field) is var key && then?.GetValueOrDefault(key) != now?.GetValueOrDefault(key)),
        ];
        if (both.Count > 0) throw Conflict.Refusal("involvement", place.Revision, both);
    }

    // The involvement in the state of its place at a revision, each key as JSON.
    static async Task<Dictionary<string, string>?> StateAsync(
        EditSession session, Place place, string id, long revision, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT f.key, f.value::text FROM (
                SELECT state FROM revision
                WHERE subject = 'place' AND subject_id = {statement.Value(place.Id)} AND number <= {statement.Value(revision)}
                ORDER BY number DESC LIMIT 1) r,
                jsonb_array_elements(r.state -> 'involvements') i, jsonb_each(i) f
            WHERE i ->> 'id' = {statement.Value(id)}
            """);
        var keys = await session.ReadAllAsync(statement, row => (row.GetString(0), row.GetString(1)), cancellationToken);
        return keys.Count == 0 ? null : keys.ToDictionary();
    }

    static async Task<Guid> CheckAsync(
        EditSession session, Involvement involvement, string path, Violations violations, CancellationToken cancellationToken)
    {
        violations.Enum($"{path}.role", involvement.Role, required: true);
        violations.Span(path, ("from", involvement.HasFrom, involvement.From), ("to", involvement.HasTo, involvement.To));
        if (involvement.HasFrom) violations.Planned($"{path}.from", involvement.From, session.Today);
        if (involvement.HasTo) violations.Planned($"{path}.to", involvement.To, session.Today);
        violations.Source($"{path}.source", involvement.Source);
        violations.Enum($"{path}.confidence", involvement.Confidence);
        if (involvement.HasNote) violations.Text($"{path}.note", involvement.Note, 500);
        if (!Guid.TryParseExact(involvement.OrganisationId, "D", out var organisation)
            || (await session.OrganisationNamesAsync([involvement.OrganisationId], cancellationToken)).Count == 0)
            violations.Add($"{path}.organisation_id", $"{Quote.Of(involvement.OrganisationId)} is not an organisation; the id of one that exists.");
        return organisation;
    }

    static string? Fault(string path) => path is not ("id" or "place_id") && Involvement.Descriptor.FindFieldByName(path) is not null ? null
        : $"{Quote.Of(path)} cannot be changed; role, from, to, source, confidence, note and organisation_id can.";

    static void Write(MapDbContext context, InvolvementEntity row, Involvement involvement)
    {
        row.OrganisationId = Guid.Parse(involvement.OrganisationId);
        InvolvementWriter.Apply(row, involvement, context);
    }

    static async Task<(Place Place, Involvement Involvement)> ReadAsync(EditSession session, Guid id, CancellationToken cancellationToken)
    {
        var row = await session.Context.Set<InvolvementEntity>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw Refusal.NotFound("involvement", id.ToString());
        var place = await session.PlaceOfAsync(id, row.PlaceId, session.Caller, cancellationToken);
        return (place, await MessageAsync(session, row, cancellationToken));
    }

    static async Task<InvolvementResponse> ResponseAsync(
        EditSession session, Guid id, Guid placeId, Involvement? before, CancellationToken cancellationToken)
    {
        // That of a repeated request may have been undone.
        var row = await session.Context.Set<InvolvementEntity>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw Refusal.NotFound("involvement", id.ToString());
        var after = await MessageAsync(session, row, cancellationToken);
        var names = await session.OrganisationNamesAsync([before?.OrganisationId, after.OrganisationId], cancellationToken);
        var place = await session.PlaceAsync(placeId, session.Caller, cancellationToken);
        return new InvolvementResponse
        {
            Involvement = after, Revision = place.Revision, Changes = { FieldTexts.Between(before, after, names) },
        };
    }

    static async Task<Involvement> MessageAsync(EditSession session, InvolvementEntity row, CancellationToken cancellationToken)
    {
        var source = row.SourceId is { } id
            ? await session.Context.Set<SourceEntity>().AsNoTracking().SingleAsync(source => source.Id == id, cancellationToken) : null;
        var involvement = new Involvement
        {
            Id = row.Id.ToString(), OrganisationId = row.OrganisationId.ToString(), PlaceId = row.PlaceId.ToString(), Role = row.Role,
            Confidence = row.Confidence ?? default, Source = ReaderExtensions.ToSource(source?.Citation, source?.Url),
        };
        if (row.Started is { } from) involvement.From = from;
        if (row.Ended is { } to) involvement.To = to;
        if (row.Note is { } note) involvement.Note = note;
        return involvement;
    }
}
