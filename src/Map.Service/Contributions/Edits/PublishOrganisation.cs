namespace Map.Service.Contributions.Edits;

/// <summary>Puts organisations on the map that wait for review.</summary>
public sealed class PublishOrganisation(EditSessions sessions)
{
    public Task<OrganisationResponse> RunAsync(PublishOrganisationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Putting an organisation on the map");
        return sessions.RunAsync(
            caller, "publish", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    static async Task<OrganisationResponse> ApplyAsync(
        EditSession session, PublishOrganisationRequest request, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        violations.ThrowIfAny();
        var before = await session.OrganisationAsync(id, session.Caller, cancellationToken);
        EditOrganisations.RequireHere(session.Caller, before);
        // A reviewer decides on the whole organisation, so any change since may change the decision.
        if (await session.IsToDoAsync("organisation", id, request.Revision, before.Revision, before.Published, cancellationToken))
        {
            var row = await EditOrganisations.LoadAsync(session.Context, id, cancellationToken);
            row.Published = true;
            await session.SaveAsync(cancellationToken);
        }

        return await EditOrganisations.ResponseAsync(session, id, before, cancellationToken);
    }
}
