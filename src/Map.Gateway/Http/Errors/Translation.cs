using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Map.V1;

namespace Map.Gateway.Http.Errors;

/// <summary>Translates the service's field paths to those of the GraphQL schema: place.position.latitude to
/// input.position.latitude.</summary>
public static partial class Translation
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
        ["request_id"] = "input.requestId",
    };

    static readonly FieldDescriptor[] Fields =
        [.. PlaceReflection.Descriptor.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder())];

    static readonly FrozenSet<string> FieldNames = Fields.Select(field => field.Name).ToFrozenSet();

    static readonly FrozenSet<string> Maps = Fields.Where(field => field.IsMap).Select(field => field.Name).ToFrozenSet();

    // In place of descriptions that name the service's own fields or units.
    static readonly Dictionary<string, string> Described = new()
    {
        ["after"] = "is not a cursor of a response with these arguments. Keep them while paging, or leave it out to start anew.",
        ["organisation"] = "is not the id of an organisation of this map. Use an id as a query gave it.",
        ["withinKm"] = "is not a distance in kilometres: greater than 0, at most 20,037.",
    };

    public static Violation ToGraphQL(BadRequest.Types.FieldViolation violation)
    {
        // A map is a list in the schema, whose index the service does not know: the key goes before the description.
        if (violation.Field.Split('.') is [.. var path, var map, var key] && Maps.Contains(map))
            return new(PathOf(string.Join('.', [.. path, map])), ToGraphQL($"\"{key}\" {violation.Description}"));
        var field = PathOf(violation.Field);
        var name = field[(field.LastIndexOf('.') + 1)..];
        return new(field, Described.GetValueOrDefault(name) ?? ToGraphQL(violation.Description));
    }

    // What stands in quotes is the caller's own; other words with an underscore are data, such as a facility type.
    static string ToGraphQL(string description) => WordsOfContract().Replace(
        description, word => FieldNames.Contains(word.Value) ? Segment(word.Value) : word.Value);

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

    [GeneratedRegex("\"[^\"]*\"|[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfContract();
}
