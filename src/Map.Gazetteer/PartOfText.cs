using System.Collections.Frozen;

namespace Map.Gazetteer;

/// <summary>
/// Finds the postcode or the town in a text whose other words mean nothing to the gazetteer: an address, "hotel dover", "Calais food bank".
/// A hamlet that the gazetteer lacks must not be found as a town whose name is a part of its own, so the town has to be well known, unless a
/// comma sets it apart.
/// </summary>
sealed class PartOfText(Atlas atlas, double leastAtEnd, double leastAtStart)
{
    // Most addresses end with their town; what follows a name often says which one of that name is meant, or that it is a street.
    const int MostAfter = 2;

    const int ShortestName = 4;
    const int LongestName = 6;

    // docs/decisions/0008-gazetteer-in-memory.md has the error rates.
    static readonly double LeastAtEnd = Math.Log10(20_000);
    static readonly double LeastAtStart = Math.Log10(20_000);

    static readonly FrozenDictionary<string, string> Countries = new Dictionary<string, string>
    {
        ["f"] = "FR", ["fr"] = "FR", ["d"] = "DE", ["de"] = "DE", ["i"] = "IT", ["it"] = "IT",
    }.ToFrozenDictionary();

    // A town in the name of a street is not meant: rue de Calais, London Road.
    static readonly FrozenSet<string> Streets = (
        "street road lane avenue drive close way square court terrace hill park st rd ave rue av boulevard bd place pl chemin allee quai impasse "
        + "route cours faubourg passage via viale piazza piazzale corso vicolo strada largo calle plaza avenida carrer paseo ronda camino "
        + "strasse str weg platz gasse ring damm ufer straat laan plein kade οδοσ λεωφοροσ πλατεια ulica").Split(' ').ToFrozenSet();

    static readonly FrozenSet<string> Particles = "a au aux d da de del della der des di do du el im la las le les los the van von zur".Split(' ').ToFrozenSet();

    public PartOfText(Atlas atlas)
        : this(atlas, LeastAtEnd, LeastAtStart)
    {
    }

    public IEnumerable<(Hit Hit, IReadOnlyList<IReadOnlySet<string>> Within)> Find(IReadOnlyList<string> parts)
    {
        var words = string.Join(' ', parts).Split(' ');
        if (words.Length == 1 && !TownPostcodes.IsCode(words[0])) return [];
        foreach (var (given, within) in WithoutAreas(parts))
        {
            var found = Districts(given).Concat(TownsOfPostcodes(given)).ToList();
            if (found.Count == 0) found = Towns(given, within.Count > 0);
            found = [.. found.Where(entry => within.All(area => atlas.IsIn(entry, area)))];
            if (found.Count > 0) return found.Select(entry => (new Hit(entry, LocalityMatch.Partial, 0, false, entry.Weight), within));
        }
        return [];
    }

    /// <summary>The parts between commas without the countries and regions at the end, which limit what is found; then with the regions, which
    /// may be towns, too: "12 rue de Rivoli, Paris".</summary>
    List<(IReadOnlyList<string[]> Parts, IReadOnlyList<IReadOnlySet<string>> Within)> WithoutAreas(IReadOnlyList<string> parts)
    {
        var left = parts.Select(part => part.Split(' ')).ToList();
        var within = new List<IReadOnlySet<string>>();
        var ways = new List<(IReadOnlyList<string[]>, IReadOnlyList<IReadOnlySet<string>>)> { ([.. left], []) };
        while (left.Count > 0)
        {
            var last = left[^1];
            var tail = Enumerable.Range(1, Math.Min(last.Length, LongestName)).Reverse()
                .FirstOrDefault(count => atlas.Named(string.Join(' ', last[^count..])).Count > 0);
            if (tail == 0) break;
            var name = string.Join(' ', last[^tail..]);
            within.Add(atlas.Named(name));
            if (IsCountry(name)) ways.Clear();
            left.RemoveAt(left.Count - 1);
            if (tail < last.Length) left.Add(last[..^tail]);
            if (left.Count > 0) ways.Insert(0, ([.. left], [.. within]));
        }
        return ways;
    }

    /// <summary>Whether it is the name of a country, which a place lies in and is not itself. Short codes are words of many languages.</summary>
    bool IsCountry(string name) => name.Length >= ShortestName && atlas.Named(name).Any(code => code.Length == 2);

    IEnumerable<Entry> Districts(IReadOnlyList<string[]> parts)
    {
        string[] words = [.. parts.SelectMany(part => part)];
        foreach (var district in Postcode.DistrictsIn(words))
            foreach (var entry in Exactly(district))
                if (entry.Kind == LocalityKind.PostcodeDistrict) yield return entry;
        // "Dover CT16"; but a word such as M25 means a district only after its town.
        if (words.Length < 2 || !Postcode.IsDistrict(words[^1])) yield break;
        var before = " " + string.Join(' ', words[..^1]);
        foreach (var entry in Exactly(words[^1]))
            if (entry.Town.Length > 0 && before.EndsWith(" " + atlas.Gazetteer.Folding.Fold(entry.Town), StringComparison.Ordinal)) yield return entry;
    }

    /// <summary>The town of a postcode if its name stands beside it; else all towns of the postcode, unless a town of elsewhere does: 10117 is in
    /// Berlin, and in Tallinn.</summary>
    IReadOnlyList<Entry> TownsOfPostcodes(IReadOnlyList<string[]> parts)
    {
        string[] words = [.. parts.SelectMany(part => part)];
        for (var i = 0; i < words.Length; i++)
        {
            var country = i > 0 ? Countries.GetValueOrDefault(words[i - 1]) : null;
            var towns = atlas.Gazetteer.Postcodes.TownsOf(words[i]).Select(number => atlas.Gazetteer.Entries[number])
                .Where(town => country is null || town.Country == country).ToHashSet();
            if (towns.Count == 0) continue;
            var end = country is null ? i : i - 1;
            var beside = Spans(words, i + 1, words.Length, atEnd: false).Concat(Spans(words, 0, end, atEnd: true)).Select(Exactly)
                .Where(named => named.Count > 0).ToList();
            if (beside.Find(named => named.Exists(towns.Contains)) is { } found) return found.FindAll(towns.Contains);
            if (beside.Count == 0) return [.. towns];
        }
        return [];
    }

    List<Entry> Towns(IReadOnlyList<string[]> parts, bool isLimited)
    {
        var last = parts[^1];
        // After a comma the whole part may be any place, else a well-known one.
        if (parts.Count > 1 && Known(last, 0) is { Count: > 0 } whole) return whole;
        foreach (var count in Lengths(last.Length - 1))
            if (!IsOfStreet(last, last.Length - count) && Known(last[^count..], isLimited ? 0 : leastAtEnd) is { Count: > 0 } found) return found;
        foreach (var count in Lengths(last.Length - 1))
            if (parts.Count == 1 && MayFollow(last[count..]) && Known(last[..count], leastAtStart) is { Count: > 0 } found) return found;
        return parts.Count > 1 && MayFollow([.. parts.Skip(1).SelectMany(part => part)]) ? Known(parts[0], leastAtStart) : [];
    }

    /// <summary>Whether these words after a name may be left out: a few, no street, and no country or region, which would have to be heeded.</summary>
    bool MayFollow(string[] words) => words.Length <= MostAfter && !Streets.Contains(words[0])
        && words.Append(string.Join(' ', words)).All(name => name.Length < ShortestName || atlas.Named(name).Count == 0);

    List<Entry> Known(string[] words, double least)
    {
        var name = string.Join(' ', words);
        if (name.Length < ShortestName || name.Any(char.IsAsciiDigit) || IsCountry(name)) return [];
        return Exactly(name).FindAll(entry => entry.Weight >= least);
    }

    static bool IsOfStreet(string[] words, int start)
    {
        var before = start - 1;
        while (before > 0 && Particles.Contains(words[before])) before--;
        return before >= 0 && Streets.Contains(words[before]);
    }

    static IEnumerable<int> Lengths(int most) => Enumerable.Range(1, Math.Max(0, Math.Min(most, LongestName))).Reverse();

    static IEnumerable<string> Spans(string[] words, int from, int to, bool atEnd) =>
        Lengths(to - from).Select(count => string.Join(' ', atEnd ? words[(to - count)..to] : words[from..(from + count)]));

    /// <summary>The localities with exactly this name, without names of an unknown language: too many common words are among them.</summary>
    List<Entry> Exactly(string name)
    {
        var (names, entries, found) = (atlas.Gazetteer.Names, atlas.Gazetteer.Entries, new List<Entry>());
        var range = names.Exactly(name);
        for (var i = range.Start.Value; i < range.End.Value; i++)
            if (!names.IsOfUnknownLanguageAt(i)) found.Add(entries[names.NumberAt(i)]);
        return found;
    }
}
