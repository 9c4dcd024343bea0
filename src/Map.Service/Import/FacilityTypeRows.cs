using System.Text.RegularExpressions;

namespace Map.Service.Import;

/// <summary>The rows of facility_types.csv.</summary>
static partial class FacilityTypeRows
{
    /// <summary>The words of the valid rows. Wrong rows are reported.</summary>
    /// <param name="rows">All rows of an import.</param>
    /// <param name="known">What is in the database.</param>
    public static List<FacilityTypeWord> Read(IReadOnlyList<FileRow> rows, IReadOnlyList<FacilityTypeWord> known)
    {
        var inDatabase = known.ToDictionary(word => word.Key);
        var codes = known.Where(word => word.IsType).Select(word => word.Code)
            .Concat(rows.Where(row => row["scheme"] == FacilityTypeWord.Types).Select(row => row["word"]).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        var lines = new Dictionary<(string, string), FileRow>();
        var words = new List<FacilityTypeWord>();
        foreach (var row in rows)
        {
            var word = new FacilityTypeWord(
                row.Required("scheme"), row.Required("word"), row.Required("code"), row.Required("name"), row["source"]);
            var isRight = Check(row, word, codes);
            if (word.Word.Length == 0)
                continue;
            if (!lines.TryAdd(word.Key, row))
            {
                row.Refuse("word", $"\"{word.Word}\" is also that of line {lines[word.Key].Line} of {lines[word.Key].File}; "
                    + "every word of a scheme once, and case does not count.");
                isRight = false;
            }
            else if (inDatabase.TryGetValue(word.Key, out var before) && before.Word != word.Word)
            {
                row.Refuse("word", $"\"{word.Word}\" is on the map as \"{before.Word}\"; case does not count, write it so.");
                isRight = false;
            }
            if (isRight) words.Add(word);
        }

        return words;
    }

    static bool Check(FileRow row, FacilityTypeWord word, HashSet<string> codes)
    {
        var problems = new Dictionary<string, string>();
        if (!SchemeForm().IsMatch(word.Scheme))
            problems["scheme"] = $"\"{word.Scheme}\" is not a scheme; map, or 2 to 20 small letters such as gb, fr or osm.";
        if (word.IsType && !CodeForm().IsMatch(word.Word))
            problems["word"] = $"\"{word.Word}\" is not a code; at most 50 small letters and _, such as removal_centre.";
        else if (word.IsType && word.Word != word.Code)
            problems["code"] = $"\"{word.Code}\" is not \"{word.Word}\"; in the scheme map both are the code of the type.";
        else if (!codes.Contains(word.Code))
        {
            var allowed = string.Join(", ", codes.Where(code => CodeForm().IsMatch(code)).Order(StringComparer.Ordinal));
            problems["code"] = $"\"{word.Code}\" is not a facility type; one of {allowed}, or give it a row with the scheme map.";
        }
        var violations = new Violations();
        violations.Text("word", word.Word, 100);
        violations.Text("name", word.Name, 200);
        if (word.Source is not null) violations.Text("source", word.Source, 1000);
        foreach (var violation in violations.Found)
            problems.TryAdd(violation.Field, violation.Description);

        // An empty field is reported where it is read.
        foreach (var (column, what) in problems)
            if (row[column] is not null) row.Refuse(column, what);
        return problems.Count == 0;
    }

    [GeneratedRegex(@"^[a-z]{2,20}\z")]
    private static partial Regex SchemeForm();

    [GeneratedRegex(@"^[a-z][a-z_]{0,49}\z")]
    private static partial Regex CodeForm();
}
