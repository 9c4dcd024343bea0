using Map.Gazetteer;

namespace Map.Service.Places.Filter;

/// <summary>Finds regions by a whole name in any language, or a code in any case: kent, Hauts de France, Allemagne, gb-ken.</summary>
static class RegionsByName
{
    /// <summary>The regions of each text, by code. Index: none, all regions are read: about a thousand.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<NamedRegion>>> FindAsync(
        NpgsqlDataSource database, IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var patterns = texts.Distinct().SelectMany(text => Patterns(text).Select(pattern => (text, pattern))).ToList();
        var statement = new Statement();
        statement.Append($"""
            SELECT DISTINCT given.text, r.code, r.name, parent.name
            FROM unnest({statement.Value(patterns.ConvertAll(each => each.text).ToArray())},
                        {statement.Value(patterns.ConvertAll(each => each.pattern).ToArray())}) AS given (text, pattern)
            JOIN region r ON r.search_text LIKE given.pattern
            LEFT JOIN region parent ON parent.code = r.parent_code
            ORDER BY r.code
            """);
        var found = await database.ReadAllAsync(
            statement, row => (Text: row.GetString(0), Region: new NamedRegion(row.GetString(1), row.GetString(2), row.Text(3))), cancellationToken);
        var byText = found.ToLookup(each => each.Text, each => each.Region);
        return texts.Distinct().ToDictionary(text => text, IReadOnlyList<NamedRegion> (text) => [.. byText[text]]);
    }

    /// <summary>What is wrong with a name that several regions have.</summary>
    public static string Ambiguous(string name, IReadOnlyList<NamedRegion> regions) =>
        $"{Quote.Of(name)} is the name of {regions.Count} regions; give the code of the one that is meant: "
        + $"{string.Join(", ", regions.Take(10).Select(region => $"{region.Code} ({region.Name}{(region.Parent is { } parent ? ", " + parent : "")})"))}.";

    // The searchable text of a region has each of its names, and its code, on a line of its own.
    static IEnumerable<string> Patterns(string text) =>
        text.Contains('\0') ? [] : Folding.Shared.Spellings(text).Where(form => form.Length > 0).Distinct().Select(form => $"%\n= {form} \n%");
}
