using Map.Service.Contributions.Edits;
using Map.Service.Places.Write;

namespace Map.Service.Contributions.Merges;

/// <summary>Makes one place of two that are the same. The one that goes is in the log as a deletion, so undoing the act brings it back.
/// </summary>
public sealed class MergePlaces(EditSessions sessions, PlaceChecks checks)
{
    public Task<UpdatePlaceResponse> RunAsync(MergePlacesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Merging places");
        return sessions.RunAsync(
            caller, "merge", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    async Task<UpdatePlaceResponse> ApplyAsync(EditSession session, MergePlacesRequest request, CancellationToken cancellationToken)
    {
        var (id, otherId) = (Ids.Parse(request.Id, "id"), Ids.Parse(request.OtherId, "other_id"));
        var violations = new Violations();
        EditRules.Check(request.Summary, violations, needsComment: true);
        if (id == otherId) violations.Add("other_id", "is the place itself; the UUID of another one.");
        violations.ThrowIfAny();
        var before = await session.PlaceAsync(id, session.Caller, cancellationToken);
        var other = await session.PlaceAsync(otherId, session.Caller, cancellationToken);
        await session.RequireHereAsync(id, cancellationToken, "The place that stays");
        await session.RequireHereAsync(otherId, cancellationToken, "The place that goes");
        if (before.Kind != other.Kind) violations.Add("other_id", $"is a {Words.Of(other.Kind)}, and id is a {Words.Of(before.Kind)}; only places of one kind are the same.");
        if (request.Take?.Paths.Count > 0) PlaceFieldMask.Check(request.Take, before, "take", violations);
        violations.ThrowIfAny();
        await session.RequireUnchangedAsync("place", id, request.Revision, before.Revision, cancellationToken);
        await session.RequireUnchangedAsync("place", otherId, request.OtherRevision, other.Revision, cancellationToken, "other_revision");

        var whole = await session.PlaceAsync(id, SubjectReads.Everything, cancellationToken);
        var going = await session.PlaceAsync(otherId, SubjectReads.Everything, cancellationToken);
        var merged = Merged(whole, going, request);
        var changed = PlaceFieldMask.Changed(whole, merged);
        UpdatePlace.CheckPrecision(whole, merged, [.. changed.Values], "take", violations);
        violations.ThrowIfAny();
        (await checks.FieldsAsync(session.Context, UpdatePlace.WithoutOutput(merged), cancellationToken)).ThrowIfAny();

        var (survivor, loser) = (
            await UpdatePlace.LoadAsync(session.Context, id, cancellationToken), await UpdatePlace.LoadAsync(session.Context, otherId, cancellationToken));
        PlaceWriter.Apply(survivor, merged, session.Context, session.Gazetteer, [.. changed.Keys]);
        TakeHidden(survivor, loser, request.Take?.Paths ?? []);
        MoveInvolvements(loser, survivor);
        session.Context.Remove(loser);
        await session.SaveAsync(cancellationToken);
        await Merging.RedirectAsync(session, "place", otherId, id, loser.Key, cancellationToken);
        return await UpdatePlace.ResponseAsync(session, before, id, cancellationToken);
    }

    // The exact position, and what of an address is finer than the precision, are in no message.
    static void TakeHidden(PlaceEntity survivor, PlaceEntity loser, IReadOnlyCollection<string> taken)
    {
        if (taken.Any(path => path.Split('.')[0] is "position"))
            (survivor.ExactPosition, survivor.Precision, survivor.Representative) = (loser.ExactPosition, loser.Precision, loser.Representative);
        // By a finer precision than its own, what is withheld there would be published here.
        if (survivor.Precision >= loser.Precision) WithheldAddress.Take(survivor, loser, part => taken.Contains("address") || taken.Contains($"address.{part}"));
    }

    // Its names lead to the place that stays, and its sources support it.
    static Place Merged(Place whole, Place going, MergePlacesRequest request)
    {
        var merged = request.Take?.Paths.Count > 0 ? whole.With(request.Take, going) : whole.Clone();
        Merging.Keep(Described.Of(merged), Described.Of(whole), Described.Of(going), request.Summary);
        return merged;
    }

    // One that both have is moved to nobody: it is in the history of the place that goes.
    static void MoveInvolvements(PlaceEntity loser, PlaceEntity survivor)
    {
        foreach (var row in loser.Involvements.ToList())
        {
            if (survivor.Involvements.Exists(known => known.OrganisationId == row.OrganisationId && Merging.IsSame(known, row))) continue;
            loser.Involvements.Remove(row);
            row.PlaceId = survivor.Id;
            survivor.Involvements.Add(row);
        }
    }
}
