namespace Map.Gazetteer;

/// <summary>Finds what one text may mean: a name as a whole, or a name followed by the country or region that it lies in.</summary>
sealed class Search(Atlas atlas, Point? near, int most)
{
    // With fewer letters, almost every name would be similar.
    const int ShortestMisspelt = 4;
    const int ShortestMisspeltTwice = 8;

    // No name has more than 60 letters.
    const int LongestMisspelt = 62;

    // A person who misspells a name means a well-known place: otherwise a hamlet that the gazetteer lacks would be found as another
    // village. docs/decisions/0008-gazetteer-in-memory.md has the error rates of each bound.
    static readonly double LeastMisspelt = Math.Log10(10_000);
    static readonly double LeastMisspeltTwice = Math.Log10(50_000);

    // Subtracted for an alternate name: Havre rather means Le Havre than Havré, although Havre is not its usual name.
    const double Alternate = 1;

    // Within this distance the penalty is small; ten times as far, an entry weighs as if it had a hundredth of its inhabitants.
    const double NearKilometres = 50;
    const double NearPower = 2;

    // The most words after the name: nobody types more than the country and what it lies in.
    const int LongestTail = 6;

    const string Island = "island ";

    static readonly char[] Commas = [',', ';', '،', '、', '，'];

    readonly BestHits best = new(most);

    bool FoundExactly => best.InOrder is [{ Match: LocalityMatch.Exact }, ..];

    public IReadOnlyList<Hit> Run(string text)
    {
        var parts = text.Split(Commas).Select(atlas.Gazetteer.Folding.Fold).Where(part => part.Length > 0).ToList();
        if (parts.Count == 0) return [];
        var readings = Readings(parts).ToList();
        foreach (var (name, within) in readings)
        {
            Find(name, within);
            if (FoundExactly) return best.InOrder;
        }
        foreach (var (name, within) in readings)
        {
            FindMisspelt(name, within);
            if (best.InOrder.Count > 0) return best.InOrder;
        }
        foreach (var (hit, within) in new PartOfText(atlas).Find(parts)) Add(hit, within);
        return best.InOrder;
    }

    /// <summary>The ways to split the text into a name and what it lies in: first at its commas, then all of it as one name, then at each
    /// word.</summary>
    IEnumerable<(string Name, IReadOnlyList<IReadOnlySet<string>> Within)> Readings(List<string> parts)
    {
        if (parts.Count > 1 && Areas(parts) is { } areas) yield return (parts[0], areas);
        var whole = string.Join(' ', parts);
        yield return (whole, []);
        var words = whole.Split(' ');
        for (var tail = 1; tail <= Math.Min(words.Length - 1, LongestTail); tail++)
            if (atlas.Named(string.Join(' ', words[^tail..])) is { Count: > 0 } area)
                yield return (string.Join(' ', words[..^tail]), [area]);
    }

    /// <summary>The areas after the commas; null if one is not known. The last one may be incomplete, while it is typed.</summary>
    List<IReadOnlySet<string>>? Areas(List<string> parts)
    {
        var areas = parts.Skip(1).Select(atlas.Named).ToList();
        if (areas[^1].Count == 0) areas[^1] = atlas.Beginning(parts[^1]);
        return areas.TrueForAll(area => area.Count > 0) ? areas : null;
    }

    void Find(string name, IReadOnlyList<IReadOnlySet<string>> within)
    {
        Find(atlas.Gazetteer.Names, atlas.Gazetteer.Entries, name, within);
        Find(atlas.Regions.Names, atlas.Regions.Entries, name, within);
        if (!FoundExactly && Postcode.DistrictOf(name) is var (district, isGuess))
            FindDistrict(district, isGuess ? LocalityMatch.Similar : LocalityMatch.Exact, within);
        if (KindWords.StandardOf(name) is { } standard) FindLandmark(standard, within);
    }

    /// <summary>"Flughafen München", "isola di Lampedusa"; an island may be a region: "Insel Kreta".</summary>
    void FindLandmark(string standard, IReadOnlyList<IReadOnlySet<string>> within)
    {
        FindExactly(atlas.Gazetteer.Names, atlas.Gazetteer.Entries, standard, within);
        if (standard.StartsWith(Island, StringComparison.Ordinal))
            FindExactly(atlas.Regions.Names, atlas.Regions.Entries, standard[Island.Length..], within);
    }

    void FindExactly(NameIndex names, IReadOnlyList<Entry> entries, string name, IReadOnlyList<IReadOnlySet<string>> within)
    {
        var range = names.Exactly(name);
        for (var i = range.Start.Value; i < range.End.Value; i++) Add(HitOf(names, entries, i, LocalityMatch.Exact, 0), within);
    }

    void Find(NameIndex names, IReadOnlyList<Entry> entries, string name, IReadOnlyList<IReadOnlySet<string>> within)
    {
        var range = names.Beginning(name);
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var match = names[i].Length == name.Length ? LocalityMatch.Exact : LocalityMatch.Prefix;
            Add(HitOf(names, entries, i, match, 0), within);
        }
    }

    void FindDistrict(string district, LocalityMatch match, IReadOnlyList<IReadOnlySet<string>> within)
    {
        var (names, entries) = (atlas.Gazetteer.Names, atlas.Gazetteer.Entries);
        var range = names.Exactly(district);
        for (var i = range.Start.Value; i < range.End.Value; i++)
            if (entries[names.NumberAt(i)].Kind == LocalityKind.PostcodeDistrict)
                Add(HitOf(names, entries, i, match, 0), within);
    }

    void FindMisspelt(string name, IReadOnlyList<IReadOnlySet<string>> within)
    {
        // CT98 is not a misspelt CT18.
        if (name.Length is < ShortestMisspelt or > LongestMisspelt || name.Any(char.IsAsciiDigit)) return;
        var regions = Misspelt(atlas.Regions.Names, atlas.Regions.Entries, name).ToList();
        // "Germanya" is Germany and no town elsewhere: what is as much like the name of a country or region lies in it.
        var least = regions.Select(hit => hit.Differences).DefaultIfEmpty(int.MaxValue).Min();
        var meant = regions.Where(hit => hit.Differences == least).Select(hit => hit.Entry.Area).ToHashSet();
        foreach (var hit in regions.Concat(Misspelt(atlas.Gazetteer.Names, atlas.Gazetteer.Entries, name)))
            if (hit.Differences < least || atlas.IsIn(hit.Entry, meant))
                Add(hit, within);
    }

    static IEnumerable<Hit> Misspelt(NameIndex names, IReadOnlyList<Entry> entries, string name) =>
        SimilarNames.Find(names, name, name.Length < ShortestMisspeltTwice ? 1 : 2)
            .Select(found => HitOf(names, entries, found.Index, LocalityMatch.Similar, found.Differences))
            .Where(hit => hit.Weight >= (hit.Differences > 1 ? LeastMisspeltTwice : LeastMisspelt));

    static Hit HitOf(NameIndex names, IReadOnlyList<Entry> entries, int index, LocalityMatch match, int differences)
    {
        var entry = entries[names.NumberAt(index)];
        return new Hit(entry, match, differences, names.IsOfUnknownLanguageAt(index), entry.Weight - (names.IsAlternateAt(index) ? Alternate : 0));
    }

    void Add(Hit hit, IReadOnlyList<IReadOnlySet<string>> within)
    {
        // Few of the thousands that begin with a letter are good enough to compute the distance, which only makes them worse.
        if (!best.WouldTake(hit)) return;
        foreach (var area in within)
            if (!atlas.IsIn(hit.Entry, area))
                return;
        best.Add(near is { } here ? hit with { Weight = hit.Weight - Farness(here.KilometresTo(hit.Entry.Middle)) } : hit);
    }

    static double Farness(double kilometres) => NearPower * Math.Log10(1 + (kilometres / NearKilometres));
}
