using Map.Service.Contributions.Edits;
using Map.Service.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Merges;

/// <summary>Makes one organisation of two that are the same: what the one did at places, the other did.</summary>
public sealed class MergeOrganisations(EditSessions sessions)
{
    public Task<OrganisationResponse> RunAsync(MergeOrganisationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireReviewer("Merging organisations");
        return sessions.RunAsync(
            caller, "merge", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    async Task<OrganisationResponse> ApplyAsync(
        EditSession session, MergeOrganisationsRequest request, CancellationToken cancellationToken)
    {
        var (id, otherId) = (Ids.Parse(request.Id, "id"), Ids.Parse(request.OtherId, "other_id"));
        var violations = new Violations();
        EditRules.Check(request.Summary, violations, needsComment: true);
        if (id == otherId) violations.Add("other_id", "is the organisation itself; the UUID of another one.");
        if (request.Take?.Paths.Count > 0) EditOrganisations.CheckMask(request.Take, "take", violations);
        violations.ThrowIfAny();
        var before = await session.OrganisationAsync(id, session.Caller, cancellationToken);
        var other = await session.OrganisationAsync(otherId, session.Caller, cancellationToken);
        EditOrganisations.RequireHere(session.Caller, before);
        EditOrganisations.RequireHere(session.Caller, other);
        await session.RequireUnchangedAsync("organisation", id, request.Revision, before.Revision, cancellationToken);
        await session.RequireUnchangedAsync(
            "organisation", otherId, request.OtherRevision, other.Revision, cancellationToken, "other_revision");

        var whole = await session.OrganisationAsync(id, SubjectReads.Everything, cancellationToken);
        var going = await session.OrganisationAsync(otherId, SubjectReads.Everything, cancellationToken);
        var merged = Merged(whole, going, request);
        OrganisationRules.Check(merged, violations);
        violations.ThrowIfAny();
        if (merged.HasParentId && Guid.Parse(merged.ParentId) is var parent && (parent == id || parent == otherId)) merged.ClearParentId();
        if (await EditOrganisations.LeadsToAsync(session, merged, [id, otherId], cancellationToken))
            throw Refusal.Invalid("other_id", "is above or below the organisation that stays, by way of a third: that would belong to itself. "
                + "Change the parent of the lower one first.");
        var (survivor, loser) = (
            await EditOrganisations.LoadAsync(session.Context, id, cancellationToken),
            await EditOrganisations.LoadAsync(session.Context, otherId, cancellationToken));
        new OrganisationWriter(session.Context).ApplyAll(survivor, merged);
        await MoveAsync(session.Context, otherId, id, cancellationToken);
        session.Context.Remove(loser);
        var (created, updated, _) = session.Context.CountChanges();
        await session.RequireSecondPersonAsync(LargeAct.Of("merge", request, created + updated, isDestructive: true), cancellationToken);
        await session.SaveAsync(cancellationToken);
        await Merging.RedirectAsync(session, "organisation", otherId, id, loser.Key, cancellationToken);
        return await EditOrganisations.ResponseAsync(session, id, before, cancellationToken);
    }

    static Organisation Merged(Organisation whole, Organisation going, MergeOrganisationsRequest request)
    {
        var merged = request.Take?.Paths.Count > 0 ? whole.With(request.Take, going) : whole.Clone();
        Merging.Keep(Described.Of(merged), Described.Of(whole), Described.Of(going), request.Summary);
        return merged;
    }

    // Each place that names the one that goes gets a revision.
    static async Task MoveAsync(MapDbContext context, Guid from, Guid to, CancellationToken cancellationToken)
    {
        var places = await context.Places.Where(place => place.OrganisationId == from || place.Involvements.Any(row => row.OrganisationId == from))
            .Include(place => place.Involvements).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var place in places)
        {
            if (place.OrganisationId == from) place.OrganisationId = to;
            foreach (var row in place.Involvements.Where(row => row.OrganisationId == from).ToList())
            {
                // One that both have is moved to nobody: it is in the history of the place.
                if (place.Involvements.Exists(known => known.OrganisationId == to && Merging.IsSame(known, row))) place.Involvements.Remove(row);
                else row.OrganisationId = to;
            }
        }

        foreach (var child in await context.Organisations.Where(child => child.ParentId == from && child.Id != to).ToListAsync(cancellationToken))
            child.ParentId = to;
    }
}
