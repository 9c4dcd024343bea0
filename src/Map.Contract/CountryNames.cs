namespace Map.Contract;

/// <summary>Countries by what people write for them: ISO 3166-1 codes of two and three letters, and names in English, French, German, Spanish,
/// Italian and their own languages.</summary>
public static class CountryNames
{
    static readonly Dictionary<string, string> Known = Read();

    /// <summary>The ISO 3166-1 alpha-2 code; null when the country is not known.</summary>
    public static string? Find(string text)
    {
        var folded = AsciiWords.Of(text);
        return Known.GetValueOrDefault(folded)
            ?? (folded.StartsWith("the ", StringComparison.Ordinal) ? Known.GetValueOrDefault(folded[4..]) : null)
            // Somalia (Puntland)
            ?? (text.IndexOf('(', StringComparison.Ordinal) is var bracket and > 0 ? Known.GetValueOrDefault(AsciiWords.Of(text[..bracket])) : null)
            ?? CountryCodes.Proposal(text);
    }

    static Dictionary<string, string> Read()
    {
        using var file = typeof(CountryNames).Assembly.GetManifestResourceStream("countries.tsv")!;
        using var reader = new StreamReader(file);
        var rows = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        var known = new Dictionary<string, string>();
        // Codes go before names: RU is not Reino Unido.
        foreach (var row in rows) known.Add(AsciiWords.Of(row[0]), row[0]);
        foreach (var row in rows) known.TryAdd(AsciiWords.Of(row[1]), row[0]);
        foreach (var row in rows)
            foreach (var name in row[2].Split('|')) known.TryAdd(AsciiWords.Of(name), row[0]);
        return known;
    }
}
