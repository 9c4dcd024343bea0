namespace Map.Service.Log.History;

/// <summary>The revisions of a place, an organisation or an event, newest first, by a keyset on their number: revisions added meanwhile never shift a
/// page.</summary>
public sealed class ListRevisions(PlaceHistory places, OrganisationHistory organisations, EventHistory events)
{
    public async Task<ListRevisionsResponse> RunAsync(ListRevisionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        (string Field, string Id, IHistory History)[] subjects =
            [("place_id", request.PlaceId, places), ("organisation_id", request.OrganisationId, organisations), ("event_id", request.EventId, events)];
        var given = subjects.Where(one => one.Id.Length > 0).ToList();
        if (given.Count != 1)
            violations.Add("place_id", $"{(given.Count == 0 ? "is not set, and neither is organisation_id or event_id" : $"is one of {given.Count} that are set: {string.Join(", ", given.Select(one => one.Field))}")}; set exactly one of place_id, organisation_id and event_id.");
        violations.ThrowIfAny();
        var (field, text, history) = given[0];
        var id = Ids.Parse(text, field);
        var fingerprint = QueryFingerprint.Of(request, query =>
        {
            if (query.PlaceId.Length > 0) query.PlaceId = id.ToString();
            if (query.OrganisationId.Length > 0) query.OrganisationId = id.ToString();
            if (query.EventId.Length > 0) query.EventId = id.ToString();
        });
        var cursor = fingerprint.Read<RevisionCursor>(request.PageToken);

        await history.RequireAsync(id, caller, cancellationToken);
        var revisions = await history.ReadAsync(id, cursor?.Number ?? long.MaxValue, size + 1, caller, cancellationToken);

        var response = new ListRevisionsResponse();
        if (Page.Fill(response.Results, revisions, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        RevisionResult ResultOf(Revision revision) =>
            new() { Revision = revision, PageToken = fingerprint.TokenAfter(new RevisionCursor(revision.Number)) };
    }
}
