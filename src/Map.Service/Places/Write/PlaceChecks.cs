using Map.Service.FacilityTypes;
using Map.Service.Places.Fields;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Checks a place of one call against the rules and against what the map has.</summary>
public sealed class PlaceChecks(TimeProvider clock)
{
    /// <summary>What is wrong with the fields, by paths such as <c>place.position.latitude</c>.</summary>
    /// <param name="context">Of the call.</param>
    /// <param name="caller">Whose organisations it may name: those that the caller sees.</param>
    /// <param name="place">The place.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Violations> FieldsAsync(MapDbContext context, Caller caller, Place place, CancellationToken cancellationToken) =>
        (await FieldsAsync(context, caller, [place], cancellationToken))[0];

    /// <summary>The same for several places, in their order.</summary>
    public async Task<IReadOnlyList<Violations>> FieldsAsync(
        MapDbContext context, Caller caller, IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        var known = await VocabularyAsync(context, caller, places, cancellationToken);
        return [.. places.Select(Check)];

        Violations Check(Place place)
        {
            var violations = new Violations();
            PlaceRules.Check(place, known, violations);
            return violations;
        }
    }

    /// <summary>Refuses a position that contradicts the country. An import warns of these; a caller who writes one place can correct it at
    /// once.</summary>
    /// <exception cref="Refusal">It is odd.</exception>
    public static async Task PositionAsync(NpgsqlConnection connection, Place place, CancellationToken cancellationToken)
    {
        if (place.Position is null) return;
        var doubts = await PositionDoubts.OfAsync(
            connection, [(place.Position, place.HasCountry ? place.Country : null)], cancellationToken);
        if (doubts[0] is { } doubt) throw Refusal.Invalid("place.position.latitude", doubt);
    }

    // By the connection of the context: a call that holds the lock of writers must not wait for another one.
    async Task<PlaceVocabulary> VocabularyAsync(
        MapDbContext context, Caller caller, IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        string[] codes = [.. places.SelectMany(place => place.CoverageCodes.Where(RegionCode.CouldBe).Distinct().Take(1001)).Distinct()];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code)
                .ToHashSetAsync(cancellationToken);
        var facilityTypes = places.All(place => place.DetentionCentre is null) ? [] : await FacilityTypeCodes.AllAsync(context, cancellationToken);
        return new(regions, facilityTypes, await OrganisationsAsync(context, caller, places, cancellationToken), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    static async Task<HashSet<Guid>> OrganisationsAsync(
        MapDbContext context, Caller caller, IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. places.Select(SupportGroupFields.OrganisationOf).Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!))];
        if (ids.Length == 0) return [];
        var statement = new Statement();
        statement.Append($"SELECT o.id FROM {Visibility.Organisations(caller, statement)} AND o.id = ANY({statement.Value(ids)})");
        return [.. await context.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken)];
    }
}
