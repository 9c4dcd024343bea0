namespace Map.Gateway.Packs;

/// <summary>All regions of the map, as a tree.</summary>
sealed class PackRegions
{
    readonly Dictionary<string, V1.Region> byCode;

    PackRegions(IEnumerable<V1.Region> regions) => byCode = regions.ToDictionary(region => region.Code, StringComparer.Ordinal);

    public IEnumerable<V1.Region> All => byCode.Values;

    public IEnumerable<string> Countries =>
        byCode.Values.Where(region => region.Kind == V1.RegionKind.Country).Select(region => region.Code).Order(StringComparer.Ordinal);

    public static async Task<PackRegions> ReadAsync(V1.RegionsService.RegionsServiceClient service, CancellationToken cancellation)
    {
        var regions = new List<V1.Region>();
        var token = "";
        do
        {
            var page = await service.SearchRegionsAsync(new() { PageToken = token }, cancellationToken: cancellation);
            regions.AddRange(page.Regions);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return new(regions);
    }

    public V1.Region? Find(string code) => byCode.GetValueOrDefault(code);

    public bool IsCountry(string code) => Find(code) is { Kind: V1.RegionKind.Country };

    /// <summary>A region and what it lies in, from the narrowest to the widest.</summary>
    public IEnumerable<string> WithAncestors(string code)
    {
        for (var region = Find(code); region is not null; region = region.HasParentCode ? Find(region.ParentCode) : null)
            yield return region.Code;
    }

    /// <summary>Those of some regions that none of the others lies in.</summary>
    public IEnumerable<string> Narrowest(IReadOnlyCollection<string> codes)
    {
        var wider = codes.SelectMany(code => WithAncestors(code).Skip(1)).ToHashSet(StringComparer.Ordinal);
        return codes.Where(code => !wider.Contains(code));
    }
}
