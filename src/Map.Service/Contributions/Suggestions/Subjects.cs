using Map.Service.Contributions.Edits;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Suggestions;

/// <summary>What a proposed change is about.</summary>
static class Subjects
{
    /// <summary>Refuses a change of something that everybody cannot see, in the words for something that is not there.</summary>
    public static async Task RequireSeenAsync(EditSession session, ProposedChange change, CancellationToken cancellationToken)
    {
        foreach (var place in await PlacesAsync(session, change, cancellationToken)) await session.PlaceAsync(place, Caller.Anonymous, cancellationToken);
        foreach (var organisation in Organisations(change)) await session.OrganisationAsync(organisation, Caller.Anonymous, cancellationToken);
    }

    static async Task<IReadOnlyList<Guid>> PlacesAsync(EditSession session, ProposedChange change, CancellationToken cancellationToken) => change switch
    {
        { UpdatePlace: { } update } => [Ids.Parse(update.Id, "change.update_place.id")],
        { WithdrawPlace: { } withdraw } => [Ids.Parse(withdraw.Id, "change.withdraw_place.id")],
        { AddInvolvement.Involvement: { } involvement } => [Ids.Parse(involvement.PlaceId, "change.add_involvement.involvement.place_id")],
        { UpdateInvolvement: { } update } => await OfInvolvementAsync(session, update.Id, cancellationToken),
        { EndInvolvement: { } end } => await OfInvolvementAsync(session, end.Id, cancellationToken),
        { Report: { HasOtherId: true } report } =>
            [Ids.Parse(report.PlaceId, "change.report.place_id"), Ids.Parse(report.OtherId, "change.report.other_id")],
        { Report: { } report } => [Ids.Parse(report.PlaceId, "change.report.place_id")],
        _ => [],
    };

    static IEnumerable<Guid> Organisations(ProposedChange change) =>
        change.UpdateOrganisation is { } update ? [Ids.Parse(update.Id, "change.update_organisation.id")]
        : change.AddInvolvement?.Involvement is { OrganisationId.Length: > 0 } involvement
            ? [Ids.Parse(involvement.OrganisationId, "change.add_involvement.involvement.organisation_id")] : [];

    static async Task<IReadOnlyList<Guid>> OfInvolvementAsync(EditSession session, string id, CancellationToken cancellationToken)
    {
        var involvement = Ids.Parse(id, "change.id");
        var place = await session.Context.Set<InvolvementEntity>().Where(row => row.Id == involvement).Select(row => (Guid?)row.PlaceId)
            .SingleOrDefaultAsync(cancellationToken);
        if (place is not { } known) throw Refusal.NotFound("involvement", id);
        await session.PlaceOfAsync(involvement, known, Caller.Anonymous, cancellationToken);
        return [known];
    }
}
