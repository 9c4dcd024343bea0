using Google.Protobuf.Collections;

namespace Map.Gazetteer;

/// <summary>Names by language, unparsed, in the gazetteer's format: <c>nl=Londen|fr,es=Londres</c>. Few of them are ever read.</summary>
public readonly record struct NameList(string Text)
{
    public static NameList Of(IEnumerable<KeyValuePair<string, string>> names) =>
        new(string.Join('|', names.Select(name => $"{name.Key}={name.Value.Replace('|', ' ').Replace('=', ' ')}")));

    /// <summary>Each name once.</summary>
    public IEnumerable<string> Each()
    {
        foreach (var (_, name) in Entries()) yield return name;
    }

    public void CopyTo(MapField<string, string> names)
    {
        foreach (var (languages, name) in Entries())
            foreach (var language in languages.Split(','))
                names[language] = name;
    }

    IEnumerable<(string Languages, string Name)> Entries()
    {
        if (Text.Length == 0) yield break;
        foreach (var entry in Text.Split('|'))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            yield return (entry[..equals], entry[(equals + 1)..]);
        }
    }
}
