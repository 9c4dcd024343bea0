namespace Map.Gazetteer;

/// <summary>Converts a hit to a message of the contract.</summary>
static class LocalityMessage
{
    public static Locality Of(Hit hit, Atlas atlas)
    {
        var entry = hit.Entry;
        var locality = new Locality
        {
            Kind = entry.Kind,
            Name = entry.Name,
            Within = { Within(entry, atlas).DistinctBy(area => area.Name).Where(area => area.Name != entry.Name) },
            CountryCode = entry.Country,
            Position = new Position { Latitude = entry.Middle.Latitude, Longitude = entry.Middle.Longitude },
            Box = entry.Box,
            Match = hit.Match,
        };
        entry.Names.CopyTo(locality.Names);
        if (atlas.Regions.Find(entry.Area) is not null) locality.RegionCode = entry.Area;
        return locality;
    }

    public static ListedLocality Listed(Entry entry, IEnumerable<string> postcodes, Atlas atlas)
    {
        var locality = new ListedLocality
        {
            Kind = entry.Kind,
            Name = entry.Name,
            CountryCode = entry.Country,
            Position = new Position { Latitude = entry.Middle.Latitude, Longitude = entry.Middle.Longitude },
            Weight = entry.Weight,
            Postcodes = { postcodes },
        };
        entry.Names.CopyTo(locality.Names);
        if (atlas.Regions.Find(entry.Area) is not null) locality.RegionCode = entry.Area;
        return locality;
    }

    static IEnumerable<LocalityArea> Within(Entry entry, Atlas atlas)
    {
        if (entry.Kind == LocalityKind.Region)
        {
            if (entry.Area == entry.Country) yield break;
        }
        else
        {
            if (entry.Town.Length > 0) yield return TownOf(entry, atlas);
            // London lies in Westminster, which lies in London: "London, Westminster" would not help.
            if (atlas.Regions.WithAncestors(entry.Area).All(region => region.Name != entry.Name) && Area(entry.Area, atlas) is { } area)
                yield return area;
        }
        if (Area(entry.Country, atlas) is { } country) yield return country;
    }

    static LocalityArea? Area(string code, Atlas atlas)
    {
        // The same names as region(code).name; the gazetteer names what the map has no regions of.
        if (atlas.Regions.Find(code) is { } region) return Of(region.Name, region.Names);
        return atlas.Gazetteer.Areas.GetValueOrDefault(code) is { } area ? Of(area.Name, area.Names) : null;
    }

    /// <summary>The town of a postcode district, in all languages if the gazetteer has it.</summary>
    static LocalityArea TownOf(Entry district, Atlas atlas)
    {
        var (names, entries) = (atlas.Gazetteer.Names, atlas.Gazetteer.Entries);
        var (range, town) = (names.Exactly(atlas.Gazetteer.Folding.Fold(district.Town)), (Entry?)null);
        for (var i = range.Start.Value; i < range.End.Value; i++)
            if (entries[names.NumberAt(i)] is { Kind: LocalityKind.Town } entry && entry.Country == district.Country
                && entry.Name == district.Town && !(town?.Weight > entry.Weight)) town = entry;
        return Of(district.Town, town?.Names ?? new NameList(""));
    }

    static LocalityArea Of(string name, NameList names)
    {
        var area = new LocalityArea { Name = name };
        names.CopyTo(area.Names);
        return area;
    }
}
