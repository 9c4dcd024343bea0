namespace Map.Places.Localities;

/// <summary>All that can be located: the localities of the gazetteer and the regions of the map as they are at one revision.</summary>
sealed class Atlas
{
    readonly List<string> codes = [];
    readonly NameIndex areas;

    public Atlas(Gazetteer gazetteer, RegionNames regions)
    {
        (Gazetteer, Regions) = (gazetteer, regions);
        var names = new List<NameIndex.Name>();
        foreach (var (code, area) in gazetteer.Areas)
            Add(code, [code, area.Name, .. area.Names.Each(), .. area.Also]);
        foreach (var region in regions.All)
            Add(region.Code, [region.Code, region.Name, .. region.Names.Each()]);
        areas = new NameIndex(names);

        void Add(string code, IEnumerable<string> of)
        {
            foreach (var name in of.Select(gazetteer.Folding.Fold).Distinct()) names.Add(new NameIndex.Name(name, codes.Count, IsAlternate: false));
            codes.Add(code);
        }
    }

    public Gazetteer Gazetteer { get; }

    public RegionNames Regions { get; }

    /// <summary>The countries and regions that have this very name or code.</summary>
    public IReadOnlySet<string> Named(string folded) => Codes(areas.Beginning(folded), index => areas[index].Length == folded.Length);

    /// <summary>The countries and regions whose name or code begins so.</summary>
    public IReadOnlySet<string> Beginning(string folded) => Codes(areas.Beginning(folded), _ => true);

    public bool IsIn(Entry entry, IReadOnlySet<string> wanted) =>
        wanted.Contains(entry.Country) || wanted.Contains(entry.Area)
        || Regions.WithAncestors(entry.Area).Any(region => wanted.Contains(region.Code));

    HashSet<string> Codes(Range range, Predicate<int> wanted)
    {
        var found = new HashSet<string>();
        for (var i = range.Start.Value; i < range.End.Value; i++)
            if (wanted(i))
                found.Add(codes[areas.NumberAt(i)]);
        return found;
    }
}
