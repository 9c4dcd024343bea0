using Map.Columns.Tables;

namespace Map.Columns.Values;

/// <summary>Languages by code and by name in English, French, German, Spanish, Italian and themselves.</summary>
static class LanguageNames
{
    static readonly Dictionary<string, string> Known = Read();

    /// <summary>The BCP 47 tag; null when the language is not known.</summary>
    public static string? Find(string text)
    {
        if (Known.GetValueOrDefault(Folded.Of(text)) is { } tag) return tag;
        // pt-BR, zh-Hant: as it is, if its first part is a language.
        var parts = text.Trim().Split('-');
        return parts.Length > 1 && LanguageCode.IsWellFormed(text.Trim()) && Known.TryGetValue(parts[0].ToLowerInvariant(), out var language)
            ? string.Join('-', parts.Skip(1).Prepend(language)) : null;
    }

    static Dictionary<string, string> Read()
    {
        var rows = TableFile.Read("languages").ToArray();
        var known = new Dictionary<string, string>();
        foreach (var row in rows) known.Add(row[0], row[0]);
        foreach (var row in rows)
            foreach (var name in row[1].Split('|').Concat(row[2].Split('|')))
                known.TryAdd(Folded.Of(name), row[0]);
        return known;
    }
}
