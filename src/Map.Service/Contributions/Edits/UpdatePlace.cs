using Google.Protobuf.WellKnownTypes;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Contributions.Edits;

/// <summary>Changes fields of a place.</summary>
public sealed class UpdatePlace(EditSessions sessions, PlaceChecks checks)
{
    static readonly FieldMask OnlyContacts = new() { Paths = { "contacts" } };

    public Task<UpdatePlaceResponse> RunAsync(UpdatePlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Changing a place", canBeSuggested: true);
        return sessions.RunAsync(
            caller, "update", request.Summary, request.ValidateOnly, session => ApplyAsync(session, request, cancellationToken),
            (response, act) => response.ActId = act, cancellationToken);
    }

    /// <summary>Changes the place within a call.</summary>
    /// <exception cref="Refusal">Something is wrong with the request, or another changed the same since.</exception>
    internal async Task<UpdatePlaceResponse> ApplyAsync(EditSession session, UpdatePlaceRequest request, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        var before = await session.PlaceAsync(id, session.Caller, cancellationToken);
        await session.RequireHereAsync(id, cancellationToken);
        var violations = new Violations();
        EditRules.Check(request.Summary, violations);
        PlaceFieldMask.Check(request.UpdateMask, before, "update_mask", violations);
        violations.ThrowIfAny();

        var whole = await session.PlaceAsync(id, SubjectReads.Everything, cancellationToken);
        var seen = session.SeenBy == session.Caller ? before : await session.PlaceAsync(id, session.SeenBy, cancellationToken);
        var merged = Merged(request, seen, whole);
        var changed = PlaceFieldMask.Changed(whole, merged);
        if (changed.Count > 0) Joined.AddSources(merged.Sources, request.Summary?.Sources ?? [], [.. changed.Values.Distinct()]);
        var told = session.Told == session.Caller ? before : seen;
        await RefuseConflictsAsync(session, request, (whole, seen, told), changed, cancellationToken);
        await CheckAsync(session, request, whole, merged, changed, cancellationToken);

        changed = PlaceFieldMask.Changed(whole, merged);
        if (changed.Count > 0)
        {
            var entity = await LoadAsync(session.Context, id, cancellationToken);
            PlaceWriter.Apply(entity, merged, session.Context, session.Gazetteer, [.. changed.Keys]);
            // What is kept more exactly than it is published may be guessed: a right guess makes a revision like a wrong one.
            if (session.Context.CountChanges().Updated == 0) session.Context.Entry(entity).Property(place => place.UpdatedAt).IsModified = true;
            await session.SaveAsync(cancellationToken);
            await session.RequireHereAsync(id, cancellationToken, "The place would then be one that");
        }

        return await ResponseAsync(session, before, id, cancellationToken);
    }

    /// <summary>What became of the place, as the caller may see it.</summary>
    internal static async Task<UpdatePlaceResponse> ResponseAsync(
        EditSession session, Place before, Guid id, CancellationToken cancellationToken)
    {
        var after = await session.PlaceAsync(id, session.Caller, cancellationToken);
        var names = await session.OrganisationNamesAsync(
            [SupportGroupFields.OrganisationOf(before), SupportGroupFields.OrganisationOf(after)], cancellationToken);
        return new UpdatePlaceResponse { Place = after, Changes = { FieldTexts.Between(before, after, names) } };
    }

    /// <summary>A place with all of its child rows, to be changed.</summary>
    internal static Task<PlaceEntity> LoadAsync(MapDbContext context, Guid id, CancellationToken cancellationToken) =>
        Loaded(context).SingleAsync(place => place.Id == id, cancellationToken);

    /// <summary>Places with all of their child rows, to be changed.</summary>
    internal static IQueryable<PlaceEntity> Loaded(MapDbContext context) =>
        context.Places
            .Include(place => place.Sources).Include(place => place.Periods).Include(place => place.Capacities)
            .Include(place => place.Contacts).Include(place => place.WaysToHelp).Include(place => place.Involvements)
            .Include(place => place.Coverage).Include(place => place.OtherNames)
            .AsSplitQuery();

    static Place Merged(UpdatePlaceRequest request, Place seen, Place whole)
    {
        var merged = whole.With(request.UpdateMask, request.Place ?? new Place());
        if (PlaceFieldMask.Changed(whole, merged).ContainsKey(ContactFields.Contacts))
            Joined.KeepHidden(merged.Contacts, whole.Contacts, seen.Contacts);
        return merged;
    }

    static async Task RefuseConflictsAsync(
        EditSession session, UpdatePlaceRequest request, (Place Whole, Place Seen, Place Told) place,
        IReadOnlyDictionary<PlaceField, string> changed, CancellationToken cancellationToken)
    {
        var since = await session.ChangedSinceAsync(
            "place", Guid.Parse(place.Whole.Id), request.Revision, place.Whole.Revision, cancellationToken);
        var both = changed.Where(field => field.Key.StateKeys.Select(FieldOf).Any(since.Contains)).Select(field => field.Value).ToHashSet();
        if (both.Count == 0) return;
        // In words of what the caller may see: what is hidden stays as it is, and is no conflict.
        var yours = Merged(request, place.Seen, place.Told);
        var names = await session.OrganisationNamesAsync(
            [SupportGroupFields.OrganisationOf(place.Told), SupportGroupFields.OrganisationOf(yours)], cancellationToken);
        List<FieldChange> seen =
            [.. FieldTexts.Between(place.Told, yours, names).Where(change => both.Any(path => path.Split('.')[^1] == change.Field))];
        if (seen.Count > 0) throw Conflict.Refusal("place", place.Whole.Revision, seen);
    }

    /// <summary>The key of <c>state_fields()</c> that has a key of a state: it joins some of them.</summary>
    internal static string FieldOf(string key) =>
        key is "precision" or "position_source" || Visibility.PositionKeys.Contains(key) ? "position"
        : key.StartsWith("withheld_", StringComparison.Ordinal) ? key["withheld_".Length..] : key;

    async Task CheckAsync(
        EditSession session, UpdatePlaceRequest request, Place whole, Place merged, IReadOnlyDictionary<PlaceField, string> changed,
        CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var summary = request.Summary;
        var paths = changed.Values.ToHashSet();
        if (summary?.IsSpelling == true && paths.FirstOrDefault(path => !PlaceFieldMask.IsText(path)) is { } other)
            violations.Add("summary.is_spelling", $"is set, and {other} is more than spelling; give a source instead.");
        if (changed.Count > 0) session.RequireSource(summary, merged.Sources.Count > whole.Sources.Count, violations);
        CheckPrecision(whole, merged, paths, "place.precision", violations);

        var given = WithoutOutput(merged);
        // How many there are that the caller does not see is not told.
        if (request.UpdateMask.Paths.Contains("contacts")) given = given.With(OnlyContacts, request.Place ?? new Place());
        // Fields that were wrong before, by rules that came later, are no fault of this change.
        var found = await checks.FieldsAsync(session.Context, [WithoutOutput(whole), given], cancellationToken);
        foreach (var violation in found[1].Found.Except(found[0].Found)) violations.Add(violation.Field, violation.Description);
        violations.ThrowIfAny();
        if (paths.Overlaps(["position", "country"]) && !session.TakesOddPositions) await PlaceChecks.PositionAsync(session.Connection, merged, cancellationToken);
    }

    // The exact position is kept, and published by its precision: a finer one would show a point that was never meant for it.
    internal static void CheckPrecision(Place whole, Place merged, HashSet<string> changed, string field, Violations violations)
    {
        if (changed.Contains("precision") && !changed.Contains("position") && merged.Position is not null && merged.Precision < whole.Precision)
            violations.Add(field, "is finer than before; give the position with it that is known so exactly.");
    }

    /// <summary>A place as a caller would give it.</summary>
    internal static Place WithoutOutput(Place place)
    {
        var copy = place.Clone();
        foreach (var field in PlaceFields.OutputOnly) field.Accessor.Clear(copy);
        return copy;
    }
}
