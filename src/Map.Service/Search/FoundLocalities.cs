using Map.Service.Localities;
using Map.Service.Regions;

namespace Map.Service.Search;

/// <summary>Localities and regions, searched in memory as by Locate.</summary>
sealed class FoundLocalities(CurrentAtlas current, BatchGetRegions regions)
{
    public async Task<IReadOnlyList<SearchResult>> RunAsync(SearchRequest request, int size, CancellationToken cancellationToken)
    {
        var atlas = await current.GetAsync(cancellationToken);
        var found = atlas.Locate(request.Text, request.Near, size).ToList();
        // A country that the map has no regions of is a region without a code.
        var codes = found.Where(locality => locality is { Kind: LocalityKind.Region, HasRegionCode: true })
            .Select(locality => locality.RegionCode).Distinct();
        var batch = await regions.RunAsync(new() { Codes = { codes } }, cancellationToken);
        var byCode = batch.Regions.ToDictionary(region => region.Code);
        return [.. found.Select(locality => ResultOf(locality, byCode))];
    }

    static SearchResult ResultOf(Locality locality, Dictionary<string, Region> regions)
    {
        var match = locality.Match switch
        {
            LocalityMatch.Exact => SearchMatch.Exact,
            LocalityMatch.Prefix => SearchMatch.Prefix,
            _ => SearchMatch.Similar,
        };
        return locality.Kind == LocalityKind.Region && regions.TryGetValue(locality.RegionCode, out var region)
            ? new() { Region = region, Match = match }
            : new() { Locality = locality, Match = match };
    }
}
