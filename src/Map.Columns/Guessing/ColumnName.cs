using System.Globalization;
using Map.Columns.Tables;

namespace Map.Columns.Guessing;

/// <summary>What the name of a column says.</summary>
/// <param name="Fields">Fields with how much of the name speaks for them, at most 1, the strongest first. The field - is not read.</param>
/// <param name="Year">The year in it.</param>
/// <param name="IsYear">Whether there is nothing but a year in it, perhaps with a month: 1998, y1998, "Jan 2016".</param>
sealed record ColumnName(IReadOnlyList<(string Field, double Score)> Fields, int? Year, bool IsYear)
{
    public const string NotRead = "-";

    // Less than that of a name understood is no understanding, whatever is in the column.
    const double Least = 0.42;

    static readonly (string Field, string[] Words)[] Phrases =
        [.. TableFile.Read("columns").SelectMany(row => row[1].Split('|').Select(phrase => (row[0], Folded.Words(phrase))))];

    // Words that change nothing.
    static readonly HashSet<string> Weak =
    [
        "property", "attribute", "field", "gsx", "value", "text", "col", "column", "wgs", "84", "epsg", "4326", "name", "nom",
        "nombre", "nome", "code", "main", "public", "geo", "1", "dd", "decimal", "degrees", "official", "info", "data", "if", "any", "location",
        "facility",
        "centre", "center", "site", "place", "full", "etablissement", "einrichtung", "centro", "struttura", "tipo", "type", "txt", "str", "num",
        "number", "station", "camp", "prison", "institution", "building", "lieu", "punto", "primer", "primero", "primary", "principal", "first", "2",
    ];

    // What stands behind them is of the place, whatever it is called: bib_type, farmacia_id.
    static readonly Dictionary<string, double> Heads = new()
    {
        ["type"] = 0.5, ["typ"] = 0.5, ["tipo"] = 0.5, ["art"] = 0.5, ["kategorie"] = 0.5, ["category"] = 0.5, ["categorie"] = 0.5,
        ["categoria"] = 0.5,
        ["id"] = 0.2, ["code"] = 0.2, ["codigo"] = 0.2, ["codice"] = 0.2, ["num"] = 0.2, ["numero"] = 0.2, ["identifiant"] = 0.2, ["kennung"] = 0.2,
    };

    // name_ar, nom:nl; but name_id and nom_no have no language.
    static readonly HashSet<string> Nouns = ["name", "nom", "nombre", "nome", "title", "titre", "bezeichnung", "label"];
    static readonly HashSet<string> NoLanguages = ["id", "no", "nr", "is"];

    // What a column that begins with them says is of somebody or something else.
    static readonly HashSet<string> Others =
    [
        "owner", "parent", "director", "directeur", "manager", "user", "author", "editor", "source", "google", "old", "previous", "president",
        "presidente", "responsable", "responsabile", "leiter", "contact", "kontakt", "contacto", "member", "billing", "quelle", "fuente", "fonte",
    ];

    /// <summary>Reads the names of the columns of a list.</summary>
    public static ColumnName[] OfAll(IReadOnlyList<string> columns)
    {
        // bib_name, bib_strasse, bib_plz: what several begin with is the name of the table.
        var prefixes = columns.Select(Folded.Words).Where(words => words.Length > 1).GroupBy(words => words[0])
            .Where(same => same.Count() > 1 && !Others.Contains(same.Key)).Select(same => same.Key).ToHashSet();
        return [.. columns.Select(column => Of(column, prefixes))];
    }

    static ColumnName Of(string column, HashSet<string> prefixes)
    {
        // "Name / Nom": one of them is enough.
        var parts = column.Split(['/', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var readings = (parts.Length > 1 ? parts.Prepend(column) : [column]).Select(part => One(WithoutBracket(part), prefixes)).ToArray();
        return readings[0] with
        {
            Fields = [.. readings.SelectMany(reading => reading.Fields).GroupBy(each => each.Field)
                .Select(same => (same.Key, same.Max(each => each.Score))).OrderByDescending(each => each.Item2)],
        };
    }

    // Latitude (WGS 84): what stands in brackets is seldom the name.
    static string WithoutBracket(string column) =>
        column.IndexOfAny(['(', '[']) is var bracket and > 0
        && column[..bracket].Any(char.IsLetter) && !column[bracket..].Any(char.IsAsciiDigit) ? column[..bracket] : column;

    static ColumnName One(string column, HashSet<string> prefixes)
    {
        var words = Folded.Words(column);
        var year = words.Select(word => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1900 and <= 2100 ? number : (int?)null).FirstOrDefault(number => number is not null);
        var rest = year is null ? words : words.Where(word => word != year.Value.ToString(CultureInfo.InvariantCulture)).ToArray();
        var isYear = year is not null && rest.All(word => word.Length == 1
            || WordSet.Months.Find(word) is not null || word is "year" or "annee" or "jahr" or "ano" or "anno");
        if (rest is [var noun, { Length: 2 } tag] && Nouns.Contains(noun) && !NoLanguages.Contains(tag) && LanguageNames.Find(tag) == tag)
            return new([($"names.{tag}", 1)], null, false);
        var matches = isYear ? [] : Matches(rest);
        if (rest.Length > 1 && prefixes.Contains(rest[0]))
            matches = [.. matches, .. Matches(rest[1..]).Select(each => (each.Field, 0.97 * each.Score))];
        return new(matches, year, isYear);
    }

    static (string Field, double Score)[] Matches(string[] words)
    {
        var best = new Dictionary<string, double>();
        foreach (var (field, phrase) in Phrases)
        {
            if (Cover(words, phrase) is not { } score || score < Least) continue;
            best[field] = Math.Max(score, best.GetValueOrDefault(field));
        }
        return [.. best.Select(each => (each.Key, each.Value)).OrderByDescending(each => each.Value)];
    }

    // How much of the letters of a name a phrase in it is. The words of the phrase stand together.
    static double? Cover(string[] words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Length; at++)
        {
            if (!words.AsSpan(at, phrase.Length).SequenceEqual(phrase)) continue;
            if (phrase.Length == words.Length) return 1;
            double covered = phrase.Sum(word => word.Length);
            var others = words.Where((_, i) => i < at || i >= at + phrase.Length).ToArray();
            var strong = others.Where(word => !Weak.Contains(word)).Sum(word => word.Length)
                * (phrase is [var head] ? Heads.GetValueOrDefault(head, 1) : 1);
            // A whole name is better than one with weak words around it.
            return 0.95 * covered / (covered + strong) - 0.01 * others.Length;
        }
        return null;
    }
}
