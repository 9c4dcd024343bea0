using System.Collections.Concurrent;
using Google.Protobuf.Collections;
using Map.Service.FacilityTypes;

namespace Map.Service.Places.Filter;

/// <summary>Finds what the codes of a filter stand for.</summary>
sealed class PlaceFilterCodes(MapServers servers)
{
    // Regions are never deleted, so one that was found once needs no second query.
    readonly ConcurrentDictionary<string, bool> knownRegions = new();

    /// <summary>Puts the code in place of the name of a region, in any language, and says which texts are neither.</summary>
    public async ValueTask ResolveRegionsAsync(RepeatedField<string> regions, string path, Violations violations, CancellationToken cancellationToken)
    {
        string[] unseen = [.. regions.Where(code => !knownRegions.ContainsKey(code))];
        if (unseen.Length == 0) return;
        var unknown = await RegionCodes.UnknownAsync(servers.ForReading, unseen, cancellationToken);
        foreach (var code in unseen.Except(unknown)) knownRegions[code] = true;
        if (unknown.Count == 0) return;
        var named = await RegionsByName.FindAsync(servers.ForReading, unknown, cancellationToken);
        for (var i = 0; i < regions.Count; i++)
        {
            if (!unknown.Contains(regions[i])) continue;
            if (named[regions[i]] is [var only]) regions[i] = only.Code;
            else violations.Add($"{path}[{i}]", named[regions[i]] is { Count: > 1 } several ? RegionsByName.Ambiguous(regions[i], several) : RegionCode.Unknown(regions[i]));
        }
    }

    public async ValueTask<IReadOnlyCollection<string>> UnknownFacilityTypesAsync(
        IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        await FacilityTypeCodes.UnknownAsync(servers.ForReading, codes, cancellationToken);
}
