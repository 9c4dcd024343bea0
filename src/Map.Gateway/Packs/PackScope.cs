namespace Map.Gateway.Packs;

/// <summary>Which part of the map a pack is: all of it, or a country with who helps there from elsewhere.</summary>
/// <param name="Code">all, or ISO 3166-1 alpha-2.</param>
/// <param name="Regions">The regions of the map.</param>
sealed record PackScope(string Code, PackRegions Regions)
{
    public const string Whole = "all";

    static readonly V1.PlaceStatus[] EveryStatus = [.. Words.Values<V1.PlaceStatus>()];

    public bool IsWhole => Code == Whole;

    /// <summary>The same places as <see cref="Has(V1.Place)"/>.</summary>
    public V1.PlaceFilter Filter
    {
        get
        {
            var filter = new V1.PlaceFilter { Statuses = { EveryStatus } };
            if (IsWhole)
                return filter;
            filter.Regions.Add(Code);
            filter.RegionMatch = V1.RegionMatch.LocationOrCoverage;
            return filter;
        }
    }

    /// <summary>The scope with a code; null when the map has no such country.</summary>
    public static PackScope? Of(string code, PackRegions regions) =>
        code == Whole || regions.IsCountry(code) ? new(code, regions) : null;

    public bool Has(V1.Place place) => IsWhole || place.RegionCodes.Contains(Code) || place.CoverageCodes.Any(Has);

    /// <summary>Whether a region lies in it.</summary>
    public bool Has(string region) => IsWhole || Regions.WithAncestors(region).Contains(Code);
}
