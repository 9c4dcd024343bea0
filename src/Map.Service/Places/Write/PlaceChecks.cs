using Map.Service.FacilityTypes;
using Map.Service.Places.Fields;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Checks a place of one call against the rules and against what the map has.</summary>
public sealed class PlaceChecks(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>What is wrong with the fields, by paths such as <c>place.position.latitude</c>.</summary>
    public async Task<Violations> FieldsAsync(MapDbContext context, Place place, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        PlaceRules.Check(place, await VocabularyAsync(context, place, cancellationToken), violations);
        return violations;
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

    async Task<PlaceVocabulary> VocabularyAsync(MapDbContext context, Place place, CancellationToken cancellationToken)
    {
        string[] codes = [.. place.CoverageCodes.Where(RegionCode.CouldBe).Distinct().Take(1001)];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code)
                .ToHashSetAsync(cancellationToken);
        var facilityTypes = place.DetentionCentre is null ? [] : await FacilityTypeCodes.AllAsync(database, cancellationToken);
        var organisations = new HashSet<Guid>();
        if (Guid.TryParse(SupportGroupFields.OrganisationOf(place), out var organisation)
            && await context.Organisations.AnyAsync(row => row.Id == organisation && row.Published, cancellationToken))
            organisations.Add(organisation);
        return new(regions, facilityTypes, organisations, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }
}
