namespace Map.Service.Log.History;

/// <summary>The revisions of a place or an organisation, newest first, by a keyset on their number: revisions added meanwhile never shift a
/// page.</summary>
public sealed class ListRevisions(PlaceHistory places, OrganisationHistory organisations)
{
    public async Task<ListRevisionsResponse> RunAsync(ListRevisionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 20, violations);
        var isOfPlace = request.PlaceId.Length > 0;
        if (isOfPlace == request.OrganisationId.Length > 0)
            violations.Add("place_id", $"is {(isOfPlace ? "set, and so is" : "not set, and neither is")} organisation_id; set exactly one of them.");
        violations.ThrowIfAny();
        var id = isOfPlace ? Ids.Parse(request.PlaceId, "place_id") : Ids.Parse(request.OrganisationId, "organisation_id");
        var fingerprint = QueryFingerprint.Of(
            request, query => (query.PlaceId, query.OrganisationId) = isOfPlace ? (id.ToString(), "") : ("", id.ToString()));
        var cursor = fingerprint.Read<RevisionCursor>(request.PageToken);

        IHistory history = isOfPlace ? places : organisations;
        await history.RequireAsync(id, caller, cancellationToken);
        var revisions = await history.ReadAsync(id, cursor?.Number ?? long.MaxValue, size + 1, caller, cancellationToken);

        var response = new ListRevisionsResponse();
        if (Page.Fill(response.Results, revisions, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        RevisionResult ResultOf(Revision revision) =>
            new() { Revision = revision, PageToken = fingerprint.TokenAfter(new RevisionCursor(revision.Number)) };
    }
}
