using Map.Service.FacilityTypes;
using Map.Service.Places.Fields;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Checks a place of one call against the rules and against what the map has.</summary>
public sealed class PlaceChecks(TimeProvider clock)
{
    /// <summary>What is wrong with the fields, by paths such as <c>place.position.latitude</c>.</summary>
    public async Task<Violations> FieldsAsync(MapDbContext context, Place place, CancellationToken cancellationToken, bool needsSources = true) =>
        (await FieldsAsync(context, [place], cancellationToken, needsSources))[0];

    /// <summary>The same for several places, in their order.</summary>
    public async Task<IReadOnlyList<Violations>> FieldsAsync(
        MapDbContext context, IReadOnlyList<Place> places, CancellationToken cancellationToken, bool needsSources = true)
    {
        var known = await VocabularyAsync(context, places, cancellationToken) with { NeedsSources = needsSources };
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
        if (doubts[0] is { } doubt) throw Refusal.Invalid("place.position.latitude", doubt.Text);
    }

    // By the connection of the context: a call that holds the lock of writers must not wait for another one.
    async Task<PlaceVocabulary> VocabularyAsync(
        MapDbContext context, IReadOnlyList<Place> places, CancellationToken cancellationToken)
    {
        string[] codes = [.. places.SelectMany(place => place.CoverageCodes.Where(RegionCode.CouldBe).Distinct().Take(1001)).Distinct()];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code)
                .ToHashSetAsync(cancellationToken);
        var facilityTypes = places.All(place => place.DetentionCentre is null) ? [] : await FacilityTypeCodes.AllAsync(context, cancellationToken);
        Guid[] ids = [.. places.Select(SupportGroupFields.OrganisationOf).Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!))];
        // Only one that everybody sees: everybody is told of it by the place.
        var organisations = ids.Length == 0 ? []
            : await context.Organisations.Where(row => ids.Contains(row.Id) && row.Published).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        return new(regions, facilityTypes, organisations, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }
}
