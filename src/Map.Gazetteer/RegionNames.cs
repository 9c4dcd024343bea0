namespace Map.Gazetteer;

/// <summary>The regions of the map at one revision, by name.</summary>
sealed class RegionNames
{
    readonly Dictionary<string, RegionName> byCode;

    public RegionNames(IReadOnlyList<RegionName> regions, Folding folding)
    {
        byCode = regions.ToDictionary(region => region.Code);
        Entries = [.. regions.Select(EntryOf)];
        Names = new NameIndex(
        [
            .. Entries.SelectMany((entry, number) => entry.Names.Each().Prepend(entry.Name)
                .Select(folding.Fold).Where(name => name.Length > 0).Distinct()
                .Select(name => new NameIndex.Name(name, number, IsAlternate: false))),
        ]);
    }

    public IReadOnlyList<Entry> Entries { get; }

    public NameIndex Names { get; }

    public IEnumerable<RegionName> All => byCode.Values;

    public RegionName? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>A region and all regions that contain it, from the narrowest to the widest.</summary>
    public IEnumerable<RegionName> WithAncestors(string code)
    {
        for (var region = Find(code); region is not null; region = region.Parent is null ? null : Find(region.Parent)) yield return region;
    }

    Entry EntryOf(RegionName region) => new()
    {
        Kind = LocalityKind.Region,
        Name = region.Name,
        Names = region.Names,
        Country = (WithAncestors(region.Code).FirstOrDefault(wider => wider.Kind == RegionKind.Country) ?? region).Code,
        Area = region.Code,
        Middle = region.Middle,
        // A county weighs as much as a town of a hundred thousand: Kent is the county, Manchester the city.
        Weight = region.Kind switch
        {
            RegionKind.Country => 7,
            RegionKind.Nation => 6.5,
            RegionKind.Region => 6,
            _ => 5,
        },
        Box = region.Box,
    };
}
