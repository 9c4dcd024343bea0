namespace Map.Gazetteer;

/// <summary>Everything that can be located: the localities of the gazetteer, and the regions of the map at one revision.</summary>
public sealed class Atlas
{
    readonly List<string> codes = [];
    readonly NameIndex areas;

    public Atlas(EmbeddedGazetteer gazetteer, IReadOnlyList<RegionName> regions)
    {
        (Gazetteer, Regions) = (gazetteer, new RegionNames(regions, gazetteer));
        var names = new List<NameIndex.Name>();
        foreach (var (code, area) in gazetteer.Areas)
            Add(code, [code, area.Name, .. area.Names.Each(), .. area.Also]);
        foreach (var region in regions)
            Add(region.Code, [region.Code, region.Name, .. region.Names.Each()]);
        areas = new NameIndex(names);

        void Add(string code, IEnumerable<string> of)
        {
            foreach (var name in of.Select(gazetteer.Folding.Fold).Distinct()) names.Add(new NameIndex.Name(name, codes.Count, IsAlternate: false));
            codes.Add(code);
        }
    }

    internal EmbeddedGazetteer Gazetteer { get; }

    internal RegionNames Regions { get; }

    /// <summary>What a text may mean, the best match first.</summary>
    /// <param name="text">As typed: a name or a postcode, and perhaps the country or region that it lies in.</param>
    /// <param name="near">Where the caller is: of localities with the same name, near ones come first.</param>
    /// <param name="most">The maximum number of results.</param>
    public IEnumerable<Locality> Locate(string text, Position? near, int most)
    {
        var here = near is null ? (Point?)null : new Point(near.Longitude, near.Latitude);
        return new Search(this, here, most).Run(text).Select(hit => LocalityMessage.Of(hit, this));
    }

    /// <summary>Towns, villages, parts of towns and postcode districts, grouped by region, the largest of a region first.</summary>
    /// <param name="country">Only of this country; null for all.</param>
    /// <param name="leastInhabitants">Only with so many; null for all, and postcode districts.</param>
    public IEnumerable<ListedLocality> List(string? country, int? leastInhabitants)
    {
        var postcodes = Gazetteer.Postcodes.ByTown();
        var least = leastInhabitants is { } inhabitants ? Math.Log10(Math.Max(inhabitants, 1)) : 0;
        return Gazetteer.Entries.Select((entry, number) => (Entry: entry, Number: number))
            .Where(row => row.Entry.Kind is LocalityKind.Town or LocalityKind.Village or LocalityKind.PartOfTown
                || (row.Entry.Kind == LocalityKind.PostcodeDistrict && leastInhabitants is null))
            .Where(row => (country is null || row.Entry.Country == country) && row.Entry.Inhabitants >= least)
            .OrderBy(row => row.Entry.Kind == LocalityKind.PostcodeDistrict)
            .ThenBy(row => row.Entry.Country, StringComparer.Ordinal).ThenBy(row => row.Entry.Area, StringComparer.Ordinal)
            .ThenByDescending(row => row.Entry.Weight).ThenBy(row => row.Number)
            .Select(row => LocalityMessage.Listed(row.Entry, postcodes[row.Number], this));
    }

    /// <summary>The countries and regions with exactly this name or code.</summary>
    internal IReadOnlySet<string> Named(string folded) => Codes(areas.Exactly(folded));

    /// <summary>The countries and regions whose name or code begins with this text.</summary>
    internal IReadOnlySet<string> Beginning(string folded) => Codes(areas.Beginning(folded));

    internal bool IsIn(Entry entry, IReadOnlySet<string> wanted) =>
        wanted.Contains(entry.Country) || wanted.Contains(entry.Area)
        || Regions.WithAncestors(entry.Area).Any(region => wanted.Contains(region.Code));

    HashSet<string> Codes(Range range)
    {
        var found = new HashSet<string>();
        for (var i = range.Start.Value; i < range.End.Value; i++) found.Add(codes[areas.NumberAt(i)]);
        return found;
    }
}
