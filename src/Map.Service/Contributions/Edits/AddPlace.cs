using Map.Service.Places.Write;

namespace Map.Service.Contributions.Edits;

/// <summary>Adds a place within a call: that of a suggestion. <see cref="CreatePlace"/> is the call that adds one directly.</summary>
public sealed class AddPlace(PlaceChecks checks)
{
    /// <exception cref="Refusal">Something is wrong with the place.</exception>
    internal async Task<UpdatePlaceResponse> ApplyAsync(
        EditSession session, Place? place, EditSummary? summary, bool isPublished, CancellationToken cancellationToken)
    {
        if (place is null) throw Refusal.Invalid("place", "is required.");
        Joined.AddSources(place.Sources, summary?.Sources ?? []);
        var violations = await checks.FieldsAsync(session.Context, place, cancellationToken, needsSources: false);
        // Many people know a place at first hand. Whoever puts it on the map says why it is believed.
        if (place.Sources.Count == 0 && !session.IsProposal)
            violations.Add("summary.sources", "is empty, and the suggestion names none; give at least one source, such as who checked it, and how.");
        violations.ThrowIfAny();
        if (!session.TakesOddPositions) await PlaceChecks.PositionAsync(session.Connection, place, cancellationToken);
        var row = CreatePlace.Add(session.Context, place, session.Gazetteer, session.Now, isPublished);
        await session.SaveAsync(cancellationToken);
        await session.RequireHereAsync(row.Id, cancellationToken);
        var after = await session.PlaceAsync(row.Id, session.Caller, cancellationToken);
        var names = await session.OrganisationNamesAsync([Places.Fields.SupportGroupFields.OrganisationOf(after)], cancellationToken);
        return new UpdatePlaceResponse { Place = after, Changes = { FieldTexts.Between(null, after, names) } };
    }
}
