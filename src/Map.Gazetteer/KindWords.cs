using System.Collections.Frozen;

namespace Map.Gazetteer;

/// <summary>The words that say what a landmark is, in several languages: "aéroport de Nice", "Flughafen Nizza" and "Nice airport" ask for
/// the same.</summary>
static class KindWords
{
    static readonly FrozenDictionary<string, LocalityKind> Kinds = new (LocalityKind Kind, string Words)[]
    {
        (LocalityKind.Airport, "airport aeroport aeropuerto aeroporto flughafen luchthaven vliegveld havalimani havaalani lufthavn flygplats "
            + "lotnisko letiste repuloter aerodrom aeroportul αεροδρομιο αερολιμενασ аэропорт аеропорт летище مطار فرودگاه"),
        (LocalityKind.Station, "station gare bahnhof stazione estacion estacao gara stasjon dworzec kolodvor istasyonu σταθμοσ вокзал محطه ايستگاه"),
        (LocalityKind.Island, "island isle ile insel isola isla ilha eiland wyspa adasi νησι νησοσ остров острів جزيره"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Kind))).ToFrozenDictionary();

    static readonly FrozenSet<string> Particles =
        "of the de du des d di del della dell dello da do von van la le l les el lo το της του των".Split(' ').ToFrozenSet();

    static readonly FrozenSet<string> Islands = "islands iles islas isole ilhas inseln eilanden νησια".Split(' ').ToFrozenSet();

    static readonly FrozenDictionary<LocalityKind, string> Standard = new Dictionary<LocalityKind, string>
    {
        [LocalityKind.Airport] = "airport", [LocalityKind.Station] = "station", [LocalityKind.Island] = "island",
    }.ToFrozenDictionary();

    /// <summary>"Canaries" of "Îles Canaries"; null of a name without such a word.</summary>
    public static string? WithoutIslands(string folded)
    {
        var words = folded.Split(' ');
        return words.Length < 2 ? null
            : Islands.Contains(words[0]) ? string.Join(' ', words[1..])
            : Islands.Contains(words[^1]) ? string.Join(' ', words[..^1])
            : null;
    }

    /// <summary>The name with the English word for its kind before it; the name itself if the kind has no such word.</summary>
    public static string Named(LocalityKind kind, string folded) =>
        StandardOf(folded) ?? (Standard.TryGetValue(kind, out var word) ? $"{word} {folded}" : folded);

    /// <summary>A text that begins or ends with such a word, in the form of <see cref="Named"/>; null if it does not.</summary>
    public static string? StandardOf(string folded)
    {
        var words = folded.Split(' ');
        if (words.Length < 2) return null;
        if (Kinds.TryGetValue(words[^1], out var last)) return $"{Standard[last]} {string.Join(' ', words[..^1])}";
        if (!Kinds.TryGetValue(words[0], out var kind)) return null;
        var first = 1;
        while (first < words.Length - 1 && Particles.Contains(words[first])) first++;
        return $"{Standard[kind]} {string.Join(' ', words[first..])}";
    }
}
