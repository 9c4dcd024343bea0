using Map.Columns.Tables;

namespace Map.Columns.Values;

/// <summary>Countries by ISO 3166-1 code and by name in English, French, German, Spanish, Italian and their own languages.</summary>
static class Countries
{
    static readonly Dictionary<string, string> Known = Read();

    /// <summary>The ISO 3166-1 alpha-2 code; null when the country is not known.</summary>
    public static string? Find(string text)
    {
        var folded = Folded.Of(text);
        return Known.GetValueOrDefault(folded)
            ?? (folded.StartsWith("the ", StringComparison.Ordinal) ? Known.GetValueOrDefault(folded[4..]) : null)
            // Somalia (Puntland)
            ?? (text.IndexOf('(') is var bracket and > 0 ? Known.GetValueOrDefault(Folded.Of(text[..bracket])) : null);
    }

    static Dictionary<string, string> Read()
    {
        var rows = TableFile.Read("countries").ToArray();
        var known = new Dictionary<string, string>();
        // Codes go before names: RU is not Reino Unido.
        foreach (var row in rows) known.Add(Folded.Of(row[0]), row[0]);
        foreach (var row in rows) known.TryAdd(Folded.Of(row[1]), row[0]);
        foreach (var row in rows)
            foreach (var name in row[2].Split('|')) known.TryAdd(Folded.Of(name), row[0]);
        return known;
    }
}
