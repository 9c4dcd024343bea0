using Google.Protobuf;
using Map.Service.Contributions.Edits;

namespace Map.Service.Contributions.Undo;

/// <summary>Undoes revisions, field by field. What others have changed since stays, and is listed.</summary>
public sealed class Revert(EditSessions sessions)
{
    // How much of a large act a response lists.
    const int Listed = 1000;

    /// <summary>Undoes a revision, an act or a merge.</summary>
    public Task<RevertResponse> RunAsync(RevertRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Undoing a change");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations, needsComment: true);
        var given = new[] { request.Number != 0, request.ActId.Length > 0, request.MergedId.Length > 0 }.Count(isGiven => isGiven);
        if (given > 1) violations.Add("number", "is not the only one that is set; set exactly one of number, act_id and merged_id.");
        else if (given == 0 || request.Number < 0) violations.Add("number", $"is {request.Number}; the number of a revision, 1 or more.");
        violations.ThrowIfAny();
        if (request.ActId.Length > 0)
        {
            var act = Ids.Parse(request.ActId, "act_id");
            return RunAsync(statement => $"r.act_id = {statement.Value(act)}", ("act", request.ActId));
        }

        if (request.MergedId.Length > 0)
        {
            var merged = Ids.Parse(request.MergedId, "merged_id");
            return RunAsync(
                statement => $"r.act_id = (SELECT act_id FROM redirect WHERE id = {statement.Value(merged)})", ("merge of", request.MergedId));
        }

        return RunAsync(statement => $"r.number = {statement.Value(request.Number)}", ("revision", $"{request.Number}"));

        Task<RevertResponse> RunAsync(Func<Statement, string> chosen, (string What, string Id) named) =>
            this.RunAsync(caller, request, request.Summary, request.ValidateOnly, "", chosen, named, cancellationToken);
    }

    /// <summary>Undoes what a contributor did.</summary>
    public Task<RevertResponse> RunAsync(RevertContributorRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Undoing what a contributor did");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations, needsComment: true);
        if (request.KeyId.Length > 0 == request.SuggestionsLike.Length > 0)
            violations.Add("key_id", "Set exactly one of key_id and suggestions_like.");
        if (request.KeyId.Length > 0 && request.Since is null) violations.Add("since", "is missing; the time from which to undo.");
        if (request.Since is not null) violations.CheckTime(request.Since, "since");
        if (request.Until is not null) violations.CheckTime(request.Until, "until");
        violations.ThrowIfAny();
        Func<Statement, string> chosen;
        if (request.KeyId.Length > 0)
        {
            var key = Ids.Parse(request.KeyId, "key_id");
            chosen = statement => $"r.key_id = {statement.Value(key)}";
        }
        else
        {
            var suggestion = Ids.Parse(request.SuggestionsLike, "suggestions_like");
            chosen = statement => $"""
                r.act_id IN (SELECT s.act_id FROM suggestion s
                             WHERE s.group_id = (SELECT group_id FROM suggestion WHERE id = {statement.Value(suggestion)}))
                """;
        }

        return RunAsync(
            caller, request, request.Summary, request.ValidateOnly, request.Digest,
            statement => chosen(statement)
                + (request.Since is null ? "" : $" AND r.at >= {statement.Value(request.Since.ToDateTime())}")
                + (request.Until is null ? "" : $" AND r.at < {statement.Value(request.Until.ToDateTime())}"),
            request.KeyId.Length > 0 ? ("revision of the key", request.KeyId) : ("revision of suggestions like", request.SuggestionsLike),
            cancellationToken);
    }

    Task<RevertResponse> RunAsync(
        Caller caller, IMessage request, EditSummary summary, bool validateOnly, string digest, Func<Statement, string> chosen,
        (string What, string Id) named, CancellationToken cancellationToken) => sessions.RunAsync(
            caller, "revert", summary, validateOnly,
            session => ApplyAsync(
                session, digest, chosen, named, subjects => LargeAct.Of("revert", request, subjects, isDestructive: true), cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);

    static async Task<RevertResponse> ApplyAsync(
        EditSession session, string digest, Func<Statement, string> chosen, (string What, string Id) named, Func<int, LargeAct> act,
        CancellationToken cancellationToken)
    {
        var found = await UndoPlanner.PlanAsync(session, chosen, cancellationToken);
        if (found.Subjects.Count == 0 && found.BuiltUpon.Count == 0) throw Refusal.NotFound(named.What, named.Id);
        var names = await NamesAsync(session, found, named, cancellationToken);
        var plan = await PresentOrganisations.FollowAsync(session, found, cancellationToken);
        plan = await PresentTree.WithoutCirclesAsync(session, plan, cancellationToken);
        plan = await PresentTree.WithoutNeededAsync(session, plan, cancellationToken);
        if (digest.Length > 0 && digest != plan.Digest())
            throw new Refusal(ErrorReason.Conflict, "The map has changed since that preview, and so has what would be undone. Preview it again.");
        await session.RequireSecondPersonAsync(act(plan.Subjects.Count), cancellationToken);
        await session.CheckTrustAsync(plan.Subjects.Count, cancellationToken);
        await UndoWriter.ApplyAsync(session, plan, cancellationToken);
        return await ResponseAsync(session, plan, names, cancellationToken);
    }

    // What is listed of them. Refuses as any other change of them would: one that is not seen is not told of.
    static async Task<Dictionary<(string, Guid), (string Name, bool IsCoarse)>> NamesAsync(
        EditSession session, UndoPlan plan, (string What, string Id) named, CancellationToken cancellationToken)
    {
        var ids = plan.Subjects.Select(one => (one.Subject, one.Id)).Concat(plan.BuiltUpon.Select(one => (one.Subject, one.Id))).Distinct();
        List<(string Subject, Guid Id)> read = [.. session.Caller.IsForEverywhere ? ids.Take(2 * Listed) : ids];
        var statement = new Statement();
        var isHere = session.Caller.IsForEverywhere ? "true" : IsHereThen(statement.Value(session.Caller.Regions.ToArray()));
        statement.Append($"""
            SELECT wanted.subject, wanted.id, r.state ->> 'name', coalesce((r.state ->> 'precision')::position_precision > 'street', false),
                {isHere}
            FROM unnest({statement.Value(read.Select(one => one.Subject).ToArray())}, {statement.Value(read.Select(one => one.Id.ToString()).ToArray())})
                 AS wanted (subject, id),
                 LATERAL (SELECT state FROM revision r WHERE r.subject = wanted.subject AND r.subject_id = wanted.id ORDER BY number DESC LIMIT 1) r
            """);
        var rows = await session.ReadAllAsync(
            statement,
            row => (Of: (row.GetString(0), Guid.Parse(row.GetString(1))), Text: (row.GetString(2), row.GetBoolean(3)), IsHere: row.GetBoolean(4)),
            cancellationToken);
        var elsewhere = rows.Count(row => !row.IsHere);
        if (elsewhere == rows.Count) throw Refusal.NotFound(named.What, named.Id);
        if (elsewhere > 0)
            throw new Refusal(ErrorReason.PermissionDenied,
                $"{elsewhere} of the {rows.Count} places, organisations and events are not in regions that the key is for. Ask a reviewer for all of them.");
        return rows.ToDictionary(row => row.Of, row => row.Text);
    }

    static string IsHereThen(string regions) => $"""
        CASE wanted.subject
            WHEN 'organisation' THEN coalesce(state ->> 'country' = ANY({regions}), false)
            WHEN 'event' THEN EXISTS (SELECT FROM event_region r WHERE r.event_id::text = wanted.id AND r.region_code = ANY({regions}))
            ELSE {Visibility.CountedThen("state", regions)} END
        """;

    static async Task<RevertResponse> ResponseAsync(
        EditSession session, UndoPlan plan, Dictionary<(string, Guid), (string Name, bool IsCoarse)> names, CancellationToken cancellationToken)
    {
        var response = new RevertResponse
        {
            Subjects = plan.Subjects.Count, Fields = plan.Subjects.Sum(subject => subject.Fields.Count), FieldsBuiltUpon = plan.BuiltUpon.Count,
            Digest = plan.Digest(),
        };
        var fields = plan.Subjects.SelectMany(subject => subject.Fields.Select(field => (Subject: subject, Field: field))).Take(Listed).ToList();
        var organisations = await session.OrganisationNamesAsync(OrganisationIds(fields.Select(each => each.Field)), cancellationToken);
        foreach (var (subject, field) in fields)
        {
            var (name, isCoarse) = names.GetValueOrDefault((subject.Subject, subject.Id));
            response.Undone.Add(new Undone
            {
                Subject = subject.Subject, SubjectId = subject.Id.ToString(), Name = name ?? "",
                Change = new FieldChange
                {
                    Field = StateTexts.NameOf(field.Name),
                    Before = { StateTexts.Of(field.Name, field.Now, isCoarse, organisations) },
                    After = { StateTexts.Of(field.Name, field.Then, isCoarse, organisations) },
                },
            });
        }

        foreach (var kept in plan.BuiltUpon.Take(Listed))
            response.BuiltUpon.Add(new BuiltUpon
            {
                Subject = kept.Subject, SubjectId = kept.Id.ToString(), Name = names.GetValueOrDefault((kept.Subject, kept.Id)).Name ?? "",
                Field = StateTexts.NameOf(kept.Field), Revisions = { kept.Revisions },
            });
        return response;
    }

    static IEnumerable<string?> OrganisationIds(IEnumerable<UndoneField> fields) => fields
        .SelectMany(field => new[] { OrganisationReference.In(field.Name, field.Now), OrganisationReference.In(field.Name, field.Then) })
        .Select(id => id?.ToString());
}
