using Map.Columns.Tables;

namespace Map.Columns.Values;

/// <summary>Words in five languages and what they mean.</summary>
sealed class WordSet
{
    static readonly ILookup<string, (string Value, string[] Words)> Table =
        TableFile.Read("words").ToLookup(row => row[0], row => (row[1], row[2].Split('|')));

    readonly Dictionary<string, string> meanings = [];

    WordSet(IReadOnlyList<string> allowed, IEnumerable<(string Value, IEnumerable<string> Words)> rows)
    {
        Allowed = allowed;
        foreach (var (value, words) in rows)
            foreach (var word in words.Prepend(value))
                meanings.TryAdd(Folded.Key(word), value);
    }

    public static WordSet YesNo { get; } = Of("yes_no");

    public static WordSet Months { get; } = Of("month");

    public static WordSet Facts { get; } = Of("facts");

    /// <summary>What a word can mean.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>The words of a table.</summary>
    public static WordSet Of(string set) =>
        new([.. Table[set].Select(row => row.Value).Distinct()], Table[set].Select(row => (row.Value, row.Words.AsEnumerable())));

    /// <summary>The words of an enum of the contract: those of files, its labels, and those of a table.</summary>
    public static WordSet Of<T>(string set) where T : struct, Enum
    {
        var values = Words.Values<T>().Select(value => Words.Of(value)).ToArray();
        return new(values, [
            .. values.Select(value => (value, Enumerable.Empty<string>())),
            .. Label.All.Where(label => label.Value is T).Select(label => (Words.Of(label.Value), label.Texts.AsEnumerable())),
            .. Table[set].Select(row => (row.Value, row.Words.AsEnumerable())),
        ]);
    }

    /// <summary>What a text means; null when that is not known.</summary>
    public string? Find(string text) => meanings.GetValueOrDefault(text) ?? meanings.GetValueOrDefault(Folded.Key(text));
}
