using System.Collections.Concurrent;
using Map.Service.FacilityTypes;

namespace Map.Service.Places.Filter;

/// <summary>Finds the codes of a filter that do not exist.</summary>
sealed class PlaceFilterCodes(NpgsqlDataSource database)
{
    // Regions are never deleted, so one that was found once needs no second query.
    readonly ConcurrentDictionary<string, bool> knownRegions = new();

    public async ValueTask<IReadOnlyCollection<string>> UnknownRegionsAsync(
        IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        string[] unseen = [.. codes.Where(code => !knownRegions.ContainsKey(code))];
        if (unseen.Length == 0) return unseen;
        var unknown = await RegionCodes.UnknownAsync(database, unseen, cancellationToken);
        foreach (var code in unseen.Except(unknown)) knownRegions[code] = true;
        return unknown;
    }

    public async ValueTask<IReadOnlyCollection<string>> UnknownFacilityTypesAsync(
        IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        await FacilityTypeCodes.UnknownAsync(database, codes, cancellationToken);
}
