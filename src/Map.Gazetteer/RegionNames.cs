namespace Map.Gazetteer;

/// <summary>The regions of the map at one revision, and the countries that it has no regions of, by name.</summary>
sealed class RegionNames
{
    readonly Dictionary<string, RegionName> byCode;
    readonly Dictionary<string, RegionName[]> withAncestors;

    public RegionNames(IReadOnlyList<RegionName> regions, EmbeddedGazetteer gazetteer)
    {
        byCode = regions.ToDictionary(region => region.Code);
        withAncestors = regions.ToDictionary(region => region.Code, region => Ancestors(region).ToArray());
        var elsewhere = gazetteer.Areas.Where(area => area.Value.Box is not null && !byCode.ContainsKey(area.Key));
        Entries = [.. regions.Select(EntryOf), .. elsewhere.Select(area => EntryOf(area.Key, area.Value))];
        Names = new NameIndex([.. Entries.SelectMany((entry, number) => NamesOf(entry, number, gazetteer))]);
    }

    public IReadOnlyList<Entry> Entries { get; }

    public NameIndex Names { get; }

    public RegionName? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>A region and all regions that contain it, from the narrowest to the widest.</summary>
    public IReadOnlyList<RegionName> WithAncestors(string code) => withAncestors.GetValueOrDefault(code, []);

    /// <summary>Ends where a region comes a second time: an old import may have left a circle.</summary>
    IEnumerable<RegionName> Ancestors(RegionName narrowest)
    {
        var seen = new HashSet<string>();
        for (var region = narrowest; region is not null && seen.Add(region.Code); region = region.Parent is null ? null : Find(region.Parent))
            yield return region;
    }

    static IEnumerable<NameIndex.Name> NamesOf(Entry entry, int number, EmbeddedGazetteer gazetteer)
    {
        var known = new HashSet<string>();
        foreach (var name in entry.Names.Each().Prepend(entry.Name).Select(gazetteer.Folding.Fold))
            if (name.Length > 0 && known.Add(name)) yield return new NameIndex.Name(name, number, IsAlternate: false);
        foreach (var name in known.Select(KindWords.WithoutIslands).OfType<string>().ToList())
            if (known.Add(name)) yield return new NameIndex.Name(name, number, IsAlternate: true);
        // "UK" and "Holland" are countries' names, too. Of parts of countries the gazetteer has other codes.
        if (entry.Area != entry.Country || gazetteer.Areas.GetValueOrDefault(entry.Country) is not { } country) yield break;
        foreach (var name in country.Names.Each().Prepend(country.Name).Concat(country.Also).Select(gazetteer.Folding.Fold))
            if (name.Length > 0 && known.Add(name)) yield return new NameIndex.Name(name, number, IsAlternate: true);
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

    static Entry EntryOf(string code, GazetteerArea country) => new()
    {
        Kind = LocalityKind.Region,
        Name = country.Name,
        Names = country.Names,
        Country = code,
        Area = code,
        Middle = country.Middle!.Value,
        Weight = 5.5,
        Box = country.Box!,
    };
}
