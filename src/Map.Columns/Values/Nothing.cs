namespace Map.Columns.Values;

/// <summary>What programs write where there is nothing.</summary>
static class Nothing
{
    static readonly HashSet<string> Texts =
        new(["", "null", "(null)", "none", "nan", "undefined", "n/a", "#n/a", "n.a.", "-", "--", "–", "—", "."],
            StringComparer.OrdinalIgnoreCase);

    static readonly int Longest = Texts.Max(text => text.Length);

    // R writes NA, which is Namibia in a column of countries.
    public static bool Is(string text) => text.Length <= Longest && (text == "NA" || Texts.Contains(text));
}
