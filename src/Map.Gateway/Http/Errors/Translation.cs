using System.Text;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Map.Gateway.Http.Errors;

/// <summary>Translates the service's field paths to those of the GraphQL schema: place.position.latitude to
/// input.position.latitude.</summary>
public static class Translation
{
    // Names that differ in more than case.
    static readonly Dictionary<string, string> Renamed = new()
    {
        ["place"] = "input",
        ["page_size"] = "first",
        ["page_token"] = "after",
        ["within_metres"] = "withinKm",
        ["coverage_codes"] = "coverage",
        ["region_codes"] = "regions",
        ["organisation_id"] = "organisation",
        ["parent_code"] = "parent",
    };

    // In place of descriptions that name the service's own fields or units.
    static readonly Dictionary<string, string> Described = new()
    {
        ["after"] = "is not a cursor of a response with these arguments. Keep them while paging, or leave it out to start anew.",
        ["withinKm"] = "is not a distance in kilometres: greater than 0, at most 20,037.",
    };

    public static Violation ToGraphQL(BadRequest.Types.FieldViolation violation)
    {
        var field = PathOf(violation.Field);
        var name = field[(field.LastIndexOf('.') + 1)..];
        return new(field, Described.GetValueOrDefault(name) ?? violation.Description);
    }

    /// <summary>The name of a field of the contract in the schema.</summary>
    public static string NameOf(FieldDescriptor field) => Renamed.GetValueOrDefault(field.Name) ?? field.JsonName;

    /// <summary>The path in the schema of a field of the service.</summary>
    public static string PathOf(string field) => string.Join('.', field.Split('.').Select(Segment));

    /// <summary>statusAsOf for status_as_of.</summary>
    public static string CamelCase(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var word in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
            result.Append(result.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]);
        return result.ToString();
    }

    static string Segment(string segment)
    {
        var bracket = segment.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? segment : segment[..bracket];
        var index = bracket < 0 ? "" : segment[bracket..];
        return (Renamed.GetValueOrDefault(name) ?? CamelCase(name)) + index;
    }
}
