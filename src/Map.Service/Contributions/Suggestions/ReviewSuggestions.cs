using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Contributions.Twins;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Suggestions;

/// <summary>What reviewers do with suggestions, in the regions that their keys are for.</summary>
public sealed class ReviewSuggestions(
    EditSessions sessions, ProposedChanges changes, SimilarPlaces similar, Regroup regroup, NpgsqlDataSource database,
    TimeProvider clock)
{
    /// <summary>A page of suggestions, riskiest first.</summary>
    public async Task<ListSuggestionsResponse> ListAsync(ListSuggestionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Reading suggestions");
        var listed = ListedSuggestions.Of(request, caller);
        await regroup.RunAsync(cancellationToken);
        var rows = await SuggestionRows.ReadAsync(database, listed.Statement, cancellationToken);
        var response = new ListSuggestionsResponse();
        foreach (var suggestion in rows.Take(listed.Size))
        {
            response.PageTokens.Add(listed.TokenAfter(suggestion));
            response.Suggestions.Add(await DifferencesAsync(suggestion, caller, cancellationToken));
        }

        var hasMore = ResponseSize.Trim(response.Suggestions) || rows.Count > listed.Size;
        while (response.PageTokens.Count > response.Suggestions.Count) response.PageTokens.RemoveAt(response.PageTokens.Count - 1);
        if (hasMore) response.NextPageToken = response.PageTokens[^1];
        return response;
    }

    /// <summary>Makes a suggestion happen.</summary>
    public Task<AcceptSuggestionResponse> AcceptAsync(AcceptSuggestionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        RequireDecider(caller, "Accepting a suggestion");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        if (request.Edited is { } edited)
        {
            ProposedChanges.KindOf(edited, "edited");
            ProposedChanges.CheckUnset(edited, "edited", violations);
        }

        violations.ThrowIfAny();
        var id = Ids.Parse(request.Id, "id");
        return sessions.RunAsync(
            caller, "accept", request.Summary, request.ValidateOnly, session => AcceptAsync(session, request, id, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken, suggestion: id);
    }

    /// <summary>Refuses suggestions.</summary>
    public async Task<RejectSuggestionsResponse> RejectAsync(RejectSuggestionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        RequireDecider(caller, "Rejecting suggestions");
        var violations = new Violations();
        violations.Text("reason", request.Reason, 500);
        if (request.Ids.Count > 0 == request.HasGroupId) violations.Add("ids", "Set exactly one of ids and group_id.");
        var ids = Ids.Parse(request.Ids, "ids", Ids.MaximumInBatch, violations);
        violations.ThrowIfAny();
        // Two that change many at once lock them in one order, so that they do not wait for each other.
        var statement = new Statement();
        var which = request.HasGroupId ? $"s.group_id = {statement.Value(Ids.Parse(request.GroupId, "group_id"))}" : $"s.id = ANY({statement.Value(ids)})";
        statement.Append($"""
            WITH chosen AS (
                SELECT s.id FROM suggestion s
                WHERE {which} AND s.state IN ('open', 'asked') AND {SuggestionRows.Reviewable(caller, statement)}
                ORDER BY s.id FOR UPDATE
            ), rejected AS (
                UPDATE suggestion s
                SET state = 'rejected', reason = {statement.Value(request.Reason)}, decided_by = {statement.Value(caller.KeyId!.Value)}
                FROM chosen WHERE s.id = chosen.id RETURNING s.id
            ), closed AS ({WorkReports.Close("rejected", isUpheld: false, statement, clock.GetUtcNow())})
            SELECT count(*)::int FROM rejected
            """);
        var count = (await database.ReadAllAsync(statement, row => row.GetInt32(0), cancellationToken)).Single();
        if (count == 0)
            throw new Refusal(ErrorReason.Conflict, "None of these suggestions is open: another reviewer has decided them, or their authors took them back.");
        return new RejectSuggestionsResponse { Count = count };
    }

    /// <summary>Asks whoever made a suggestion.</summary>
    public async Task<Suggestion> AskAsync(AskAboutRequest request, Caller caller, CancellationToken cancellationToken)
    {
        RequireDecider(caller, "Asking about a suggestion");
        var violations = new Violations();
        violations.Text("question", request.Question, 2000);
        violations.ThrowIfAny();
        var id = Ids.Parse(request.Id, "id");
        await FindAsync(id, caller, cancellationToken);
        var statement = new Statement();
        statement.Append($"""
            WITH asked AS (
                UPDATE suggestion s SET state = 'asked'
                WHERE s.id = {statement.Value(id)} AND s.state = 'open' AND {SuggestionRows.Reviewable(caller, statement)} RETURNING s.id
            )
            INSERT INTO suggestion_message (suggestion_id, ordinal, is_question, text)
            SELECT id, (SELECT count(*) FROM suggestion_message m WHERE m.suggestion_id = a.id), true, {statement.Value(request.Question)} FROM asked a
            """);
        await using var command = statement.On(database);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            throw new Refusal(ErrorReason.Conflict, "The suggestion is not open: it is decided, or a question waits for its answer already.");
        return await FindAsync(id, caller, cancellationToken);
    }

    static void RequireDecider(Caller caller, string what)
    {
        caller.RequireReviewer(what);
        caller.RefuseIfFrozen();
    }

    async Task<AcceptSuggestionResponse> AcceptAsync(
        EditSession session, AcceptSuggestionRequest request, Guid id, CancellationToken cancellationToken)
    {
        // Others who decide wait for the lock of writers, or for this row.
        var statement = new Statement();
        statement.Append($"""
            SELECT {SuggestionRows.Columns} FROM suggestion s
            WHERE s.id = {statement.Value(id)} AND {SuggestionRows.Reviewable(session.Caller, statement)} FOR UPDATE
            """);
        var suggestion = (await SuggestionRows.ReadAsync(session, statement, cancellationToken)).SingleOrDefault()
            ?? throw Refusal.NotFound("suggestion", request.Id);
        if (suggestion.State is not (SuggestionState.Open or SuggestionState.Asked))
            throw new Refusal(ErrorReason.Conflict, $"The suggestion is {Words.Of(suggestion.State)} already.");
        var change = Chosen(suggestion, request);
        var summary = request.Summary?.Clone() ?? new EditSummary();
        summary.Sources.AddRange(suggestion.Sources);
        session.TakesOddPositions = suggestion.HasList;
        var result = await changes.ApplyAsync(session, change, summary, isPublished: !request.KeepHidden, cancellationToken);

        var accept = new Statement();
        accept.Append($"""
            UPDATE suggestion SET state = 'accepted', decided_by = {accept.Value(session.Caller.KeyId!.Value)},
                act_id = (SELECT a.id FROM act a WHERE a.id = {accept.Value(session.Act.Id)})
            WHERE id = {accept.Value(id)}
            """);
        await session.ExecuteAsync(accept, cancellationToken);
        var upheld = new Statement();
        upheld.Append(WorkReports.Close($"(VALUES ({upheld.Value(id)})) accepted(id)", isUpheld: true, upheld, session.Now));
        await session.ExecuteAsync(upheld, cancellationToken);
        await SuggestedRows.AcceptedAsync(session, id, result, cancellationToken);
        session.Changed();
        suggestion.State = SuggestionState.Accepted;
        if (!request.ValidateOnly) suggestion.Revision = await LastRevisionAsync(session, cancellationToken);
        return new AcceptSuggestionResponse
        {
            Suggestion = suggestion, SubjectId = result.SubjectId.ToString(), Changes = { result.Changes },
        };
    }

    static async Task<long> LastRevisionAsync(EditSession session, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT coalesce(max(number), 0) FROM revision WHERE act_id = {statement.Value(session.Act.Id)}");
        return (await session.ReadAllAsync(statement, row => row.GetInt64(0), cancellationToken)).Single();
    }

    // As it was proposed, as the reviewer edited it, or some of its fields.
    static ProposedChange Chosen(Suggestion suggestion, AcceptSuggestionRequest request)
    {
        var change = (request.Edited ?? suggestion.Change).Clone();
        if (request.Edited is not null && suggestion.Kind != SuggestionKind.Report)
        {
            if (change.WhatCase != suggestion.Change.WhatCase || IdOf(change) != IdOf(suggestion.Change))
                throw Refusal.Invalid("edited", "is another kind of change, or of something else; edit the change that was proposed.");
        }

        if (request.Fields is not { Paths: var fields }) return change;
        if (fields.Count == 0) throw Refusal.Invalid("fields", "is empty; the fields to accept, or unset for all.");
        if (change.UpdatePlace is not { } update) throw Refusal.Invalid("fields", "is set; only a change of fields of a place is accepted in part.");
        var chosen = new FieldMask();
        for (var i = 0; i < fields.Count; i++)
        {
            var paths = PathsIn(update.UpdateMask ?? new(), fields[i]);
            if (paths.Count == 0) throw Refusal.Invalid($"fields.paths[{i}]", $"{Quote.Of(fields[i])} is not a field that the suggestion changes.");
            chosen.Paths.Add(paths);
        }

        update.UpdateMask = chosen;
        return change;
    }

    // As the mask names the field, or as changes do, which leave out what it is a part of: town for address.town, also where the mask has all of
    // address. Where the mask has parts of the field, those: position.latitude and position.longitude for position.
    static IReadOnlyCollection<string> PathsIn(FieldMask mask, string field)
    {
        var whole = mask.Paths
            .Concat(PlaceFields.All.SelectMany(known => known.Paths)
                .Where(path => mask.Paths.Any(whole => path.StartsWith($"{whole}.", StringComparison.Ordinal))))
            .FirstOrDefault(path => path == field || path.EndsWith($".{field}", StringComparison.Ordinal));
        return whole is not null ? [whole] : [.. mask.Paths.Where(path => $".{path}".Contains($".{field}.", StringComparison.Ordinal))];
    }

    static string IdOf(ProposedChange change) => change switch
    {
        { UpdatePlace: { } update } => update.Id,
        { WithdrawPlace: { } withdraw } => withdraw.Id,
        { AddInvolvement.Involvement: { } involvement } => involvement.PlaceId,
        { UpdateInvolvement: { } update } => update.Id,
        { EndInvolvement: { } end } => end.Id,
        { UpdateOrganisation: { } update } => update.Id,
        { UpdateEvent: { } update } => update.Id,
        _ => "",
    };

    // What it would do to the map as it is; nothing of that stays.
    async Task<Suggestion> DifferencesAsync(Suggestion suggestion, Caller caller, CancellationToken cancellationToken)
    {
        if (suggestion.State is not (SuggestionState.Open or SuggestionState.Asked)) return suggestion;
        if (suggestion.Change.AddPlace?.Place is { } place)
            suggestion.Similar.AddRange(await similar.WarnAsync(place, null, caller, cancellationToken));
        try
        {
            var summary = new EditSummary { Sources = { suggestion.Sources } };
            var result = await sessions.TryAsync(
                caller,
                session =>
                {
                    session.TakesOddPositions = suggestion.HasList;
                    return changes.ApplyAsync(session, suggestion.Change.Clone(), summary, isPublished: true, cancellationToken);
                },
                cancellationToken);
            suggestion.SubjectName = result.Name;
            foreach (var change in result.Changes) change.Sources.Add(FieldSources.Of(suggestion, change.Field));
            suggestion.Changes.AddRange(result.Changes);
        }
        catch (Refusal refusal) when (refusal.Detail is ConflictInfo conflict)
        {
            suggestion.Conflicts.AddRange(conflict.Fields);
        }
        catch (Refusal refusal) when (refusal.Reason is ErrorReason.NotFound or ErrorReason.InvalidArgument or ErrorReason.Conflict or ErrorReason.PermissionDenied)
        {
            suggestion.Risks.Add($"no longer fits: {refusal.Message}");
        }

        return suggestion;
    }

    async Task<Suggestion> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT {SuggestionRows.Columns} FROM suggestion s WHERE s.id = {statement.Value(id)} AND {SuggestionRows.Reviewable(caller, statement)}
            """);
        var found = await SuggestionRows.ReadAsync(database, statement, cancellationToken);
        return found.SingleOrDefault() ?? throw Refusal.NotFound("suggestion", id.ToString());
    }
}
