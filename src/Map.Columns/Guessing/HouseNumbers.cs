using System.Text.RegularExpressions;

namespace Map.Columns.Guessing;

/// <summary>Columns of numbers behind one of streets.</summary>
static partial class HouseNumbers
{
    static readonly HashSet<string> Names = ["number", "numero", "nummer", "no", "nr", "num", "n", "altura", "housenumber"];

    public static void Guess(IReadOnlyList<string> columns, IReadOnlyList<ColumnFacts> facts, string?[] guessed)
    {
        for (var i = 1; i < columns.Count; i++)
            if (guessed[i] is null or "id" && guessed[i - 1] == "address.lines" && Folded.Words(columns[i]).Any(Names.Contains)
                && (facts[i].Filled == 0 || facts[i].Values.Count(text => Form().IsMatch(text)) > 0.8 * facts[i].Values.Count))
                guessed[i] = "address.lines";
    }

    [GeneratedRegex(@"^(?:[0-9]{1,5}(?:\.0)?\s?(?:[a-zA-Z]{1,3})?(?:\s?[-/,y]\s?[0-9]+\s?[a-zA-Z]?)*|s/?n)$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
