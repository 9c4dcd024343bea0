using Map.Service.FacilityTypes;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>What the database has from earlier imports, by the ids of the rows. The way up from an organisation has those, too, that are in no
/// file, by their UUIDs, and those that were merged into another, which is their parent there.</summary>
sealed record KnownKeys(
    IReadOnlyDictionary<string, (Guid Id, PlaceKind Kind)> Places,
    IReadOnlyDictionary<string, Guid> Organisations,
    IReadOnlyDictionary<string, string?> ParentOfOrganisation,
    IReadOnlyDictionary<string, string?> ParentOfRegion,
    IReadOnlySet<string> FacilityTypes)
{
    public bool HasRegion(string code) => ParentOfRegion.ContainsKey(code);

    public static async Task<KnownKeys> LoadAsync(MapDbContext context, CancellationToken cancellationToken)
    {
        var keys = await ReadAsync(context, cancellationToken);
        var organisations = new Dictionary<string, Guid>(keys.Organisations);
        var parents = new Dictionary<string, string?>(keys.ParentOfOrganisation);
        var known = keys.Organisations.ToDictionary(organisation => organisation.Value, organisation => organisation.Key);
        foreach (var (key, survivor) in await MergedRows.KeysAsync(context, "organisation", cancellationToken))
        {
            organisations[key] = survivor;
            parents[key] = known.GetValueOrDefault(survivor) ?? survivor.ToString();
        }

        return keys with { Organisations = organisations, ParentOfOrganisation = parents };
    }

    static async Task<KnownKeys> ReadAsync(MapDbContext context, CancellationToken cancellationToken) => new(
        await context.Places.Where(place => place.Key != null).Select(place => new { place.Key, place.Id, place.Kind })
            .ToDictionaryAsync(place => place.Key!, place => (place.Id, place.Kind), cancellationToken),
        await context.Organisations.Where(organisation => organisation.Key != null)
            .Select(organisation => new { organisation.Key, organisation.Id })
            .ToDictionaryAsync(organisation => organisation.Key!, organisation => organisation.Id, cancellationToken),
        await context.Organisations
            .Select(organisation => new
            {
                Key = organisation.Key ?? organisation.Id.ToString(),
                Parent = context.Organisations.Where(parent => parent.Id == organisation.ParentId)
                    .Select(parent => parent.Key ?? parent.Id.ToString()).FirstOrDefault(),
            })
            .ToDictionaryAsync(organisation => organisation.Key, organisation => organisation.Parent, cancellationToken),
        await context.Regions.Select(region => new { region.Code, region.ParentCode })
            .ToDictionaryAsync(region => region.Code, region => region.ParentCode, cancellationToken),
        await FacilityTypeCodes.AllAsync(context, cancellationToken));

    public Guid PlaceId(string key) => Places.TryGetValue(key, out var place) ? place.Id : StableId.Of("place", key);

    public Guid OrganisationId(string key) => Organisations.TryGetValue(key, out var id) ? id : StableId.Of("organisation", key);
}
