using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Contributions.Suggestions.Contents;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Contributions.Suggestions.Rules;
using Map.Service.Contributions.Twins;

namespace Map.Service.Contributions.Suggestions;

/// <summary>Takes the suggestions of people without a key.</summary>
public sealed class Suggest(
    EditSessions sessions, ProposedChanges changes, SimilarPlaces similar, Origins origins, Admission admission, ApplyRules rules,
    NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<SuggestResponse> RunAsync(SuggestRequest request, CancellationToken cancellationToken)
    {
        var requestId = Check(request);
        await MirroredMap.RefuseAsync(database, cancellationToken);
        // A repeated request may come by another way, and with another proof.
        var contents = RequestDigest.Of([], request, "origin", "proof");
        if (request.HasLink) request.Sources.AddRange(await LinkWord.SourcesAsync(database, request, clock.GetUtcNow(), cancellationToken));
        if (!request.ValidateOnly && await IsRepeatedAsync(requestId, contents, cancellationToken)) return await TakenAsync(requestId, request, cancellationToken);

        var origin = origins.Hash(request.HasOrigin ? request.Origin : null);
        var admitted = await admission.CheckAsync(origin, request.Proof, contents, request.ValidateOnly, cancellationToken);

        // Tried on the map as it is, as whoever suggests it sees it; nothing of that stays.
        var tried = await sessions.TryAsync(
            SubjectReads.Everything, session => TryAsync(session, request, cancellationToken), cancellationToken);
        var judged = Judge(request, tried, admitted);
        var verdict = await rules.RunAsync(judged, cancellationToken);
        if (!request.ValidateOnly)
            await SaveAsync(new(request, requestId, contents, tried, origin, admitted, judged, verdict), cancellationToken);
        return await TakenAsync(requestId, request, cancellationToken);
    }

    internal static Judged Judge(SuggestRequest request, ChangeResult tried, Admitted admitted)
    {
        var contents = SuggestionContents.Of(ProposedChanges.KindOf(request.Change), request, tried.Changes);
        var risk = Risk.Of(request, tried, contents);
        return new(contents, risk.Value, risk.Reasons, admitted.OfOrigin);
    }

    async Task<ChangeResult> TryAsync(EditSession session, SuggestRequest request, CancellationToken cancellationToken)
    {
        var change = request.Change.Clone();
        await Subjects.RequireSeenAsync(session, change, cancellationToken);
        return await changes.ApplyAsync(session, change, new() { Sources = { request.Sources } }, isPublished: false, cancellationToken);
    }

    // Returns the id of the request.
    static Guid Check(SuggestRequest request)
    {
        var violations = new Violations();
        var id = Ids.Parse(request.RequestId, "request_id", violations);
        // A suggestion is read by reviewers, and a venue that is published late by nobody.
        if (request.Change is { WhatCase: ProposedChange.WhatOneofCase.AddEvent or ProposedChange.WhatOneofCase.UpdateEvent })
            violations.Add("change", "is of an event, which only watched calendars suggest; events are added with a contributor's key.");
        if (request.Change is null) violations.Add("change", "is missing; what to change.");
        else ProposedChanges.KindOf(request.Change);
        if (request.HasComment) violations.Text("comment", request.Comment, 2000);
        if (request.HasLink && request.Link.Length > 100) violations.Add("link", $"has {request.Link.Length} characters; at most 100.");
        violations.Count("sources", request.Sources.Count, 20);
        for (var i = 0; i < request.Sources.Count; i++) violations.WholeSource($"sources[{i}]", request.Sources[i], Place.Descriptor);
        if (request.Change?.Report is { } report)
        {
            violations.Enum("change.report.kind", report.Kind, required: true);
            if (report.Kind == ReportKind.Wrong && !request.HasComment) violations.Add("comment", "is missing; say what is wrong.");
            if (report.Kind == ReportKind.Same != report.HasOtherId)
                violations.Add("change.report.other_id", "is the place that it is the same as; given for SAME, and only then.");
        }

        if (request.Change is not null)
        {
            ProposedChanges.CheckUnset(request.Change, "change", violations);
            violations.PlainText(request);
        }

        violations.ThrowIfAny();
        return id;
    }

    async Task<bool> IsRepeatedAsync(Guid requestId, byte[] contents, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT contents FROM suggestion WHERE request = {statement.Value(Receipts.Hash(requestId))}");
        var known = await database.ReadAllAsync(statement, row => row.GetFieldValue<byte[]>(0), cancellationToken);
        if (known is [var first] && !first.AsSpan().SequenceEqual(contents))
            throw Refusal.Invalid("request_id", "was used for another suggestion; use a new UUID for each.");
        return known.Count > 0;
    }

    async Task SaveAsync(NewSuggestion one, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var patience = new NpgsqlCommand(MapDatabase.NoLockTimeout, connection))
            await patience.ExecuteNonQueryAsync(cancellationToken);
        await admission.EnterAsync(connection, one.Origin, one.Admitted, cancellationToken);
        var hour = Admission.HourOf(clock.GetUtcNow());
        await using (var command = one.Insert(hour).On(connection))
        {
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                // The same request at the same time was faster; a proof that came with this one stays good.
                await transaction.RollbackAsync(cancellationToken);
                await IsRepeatedAsync(one.RequestId, one.Contents, cancellationToken);
                return;
            }
        }

        if (one.Request.Change.Report is { Kind: ReportKind.Wrong })
            await WorkReports.OpenAsync(connection, one.Id, one.Tried.SubjectId, hour, cancellationToken);
        await transaction.CommitWholeAsync();
    }

    async Task<SuggestResponse> TakenAsync(Guid requestId, SuggestRequest request, CancellationToken cancellationToken)
    {
        var response = new SuggestResponse();
        foreach (var (kind, text) in Unmasking.Warnings(request))
        {
            response.WarningKinds.Add(kind);
            response.Warnings.Add(text);
        }

        if (!request.ValidateOnly) response.Receipt = Receipts.Of(requestId);
        if (request.Change.AddPlace?.Place is { } place)
            response.Similar.AddRange(await similar.WarnAsync(place, null, Caller.Anonymous, cancellationToken));
        return response;
    }
}
