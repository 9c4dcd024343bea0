using System.Text;

namespace Map.Gateway.Errors;

/// <summary>Turns the service's field paths into those of the GraphQL schema: place.position.latitude -> input.position.latitude.</summary>
public static class FieldPaths
{
    // Where the two contracts use different words for the same thing; all else differs only in case.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["place"] = "input",
        ["page_size"] = "first",
        ["page_token"] = "after",
        ["within_metres"] = "withinKm",
        ["coverage_codes"] = "coverage",
        ["organisation_id"] = "organisation",
        ["parent_code"] = "parent",
    };

    public static string ToGraphQL(string field) => string.Join('.', field.Split('.').Select(Segment));

    private static string Segment(string segment)
    {
        var bracket = segment.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? segment : segment[..bracket];
        var index = bracket < 0 ? "" : segment[bracket..];
        return (Renamed.GetValueOrDefault(name) ?? CamelCase(name)) + index;
    }

    private static string CamelCase(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var word in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
            result.Append(result.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]);
        return result.ToString();
    }
}
