namespace Map.Service.Contributions.Edits;

/// <summary>Takes places off the map, and puts them on it.</summary>
public sealed class PublishPlace(EditSessions sessions)
{
    /// <summary>Takes a place off the map.</summary>
    public Task<UpdatePlaceResponse> RunAsync(WithdrawPlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Withdrawing a place");
        return sessions.RunAsync(
            caller, "withdraw", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    /// <summary>Puts a place on the map.</summary>
    public Task<UpdatePlaceResponse> RunAsync(RestorePlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Putting a place on the map");
        return sessions.RunAsync(
            caller, "restore", request.Summary, request.ValidateOnly,
            session => ApplyAsync(session, request.Id, request.Revision, request.Summary, true, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    /// <summary>Takes a place off the map within a call.</summary>
    internal Task<UpdatePlaceResponse> ApplyAsync(EditSession session, WithdrawPlaceRequest request, CancellationToken cancellationToken) =>
        ApplyAsync(session, request.Id, request.Revision, request.Summary, false, cancellationToken);

    static async Task<UpdatePlaceResponse> ApplyAsync(
        EditSession session, string place, long revision, EditSummary? summary, bool published, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(place, "id");
        var violations = new Violations();
        EditRules.Check(summary, violations, needsComment: !published && !session.IsProposal);
        violations.ThrowIfAny();
        var before = await session.PlaceAsync(id, session.Caller, cancellationToken);
        await session.RequireHereAsync(id, cancellationToken);
        // A reviewer decides on the whole place, so any change since may change the decision.
        if (await session.IsToDoAsync("place", id, revision, before.Revision, before.Published == published, cancellationToken))
        {
            var entity = await UpdatePlace.LoadAsync(session.Context, id, cancellationToken);
            entity.Published = published;
            await session.SaveAsync(cancellationToken);
        }

        return await UpdatePlace.ResponseAsync(session, before, id, cancellationToken);
    }
}
