namespace Map.Gateway.GraphQL.Scalars;

/// <summary>A language by its BCP 47 tag, such as fr, pt-BR or zh-Hant.</summary>
public readonly record struct LanguageTag
{
    readonly string? tag;

    LanguageTag(string tag) => this.tag = tag;

    public override string ToString() => tag ?? "und";

    public static bool TryParse(string? text, out LanguageTag language)
    {
        var known = text is not null && LanguageCode.IsWellFormed(text);
        language = known ? new(text!) : default;
        return known;
    }

    /// <summary>The text in this language or, as RFC 4647 looks it up, in a wider one: pt for pt-BR; null when there is none.</summary>
    public string? Pick(IEnumerable<KeyValuePair<string, string>> texts)
    {
        for (var range = ToString(); range.Length > 0; range = Wider(range))
        {
            foreach (var (language, text) in texts)
            {
                if (string.Equals(language, range, StringComparison.OrdinalIgnoreCase))
                    return text;
            }
        }

        return null;
    }

    static string Wider(string range)
    {
        var dash = range.LastIndexOf('-');
        // A single letter introduces an extension and means nothing without what follows it.
        return dash < 0 ? "" : dash >= 2 && range[dash - 2] == '-' ? range[..(dash - 2)] : range[..dash];
    }
}
