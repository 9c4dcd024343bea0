using System.Collections.Frozen;
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
        ["key"] = "input",
        ["page_size"] = "first",
        ["page_token"] = "after",
        ["within_metres"] = "withinKm",
        ["coverage_codes"] = "coverage",
        ["region_codes"] = "regions",
        ["organisation_id"] = "organisation",
        ["parent_code"] = "parent",
        ["parent_id"] = "parent",
        ["place_id"] = "place",
        ["group_id"] = "group",
        ["request_id"] = "input.requestId",
    };

    static readonly FieldDescriptor[] Fields =
    [
        .. new[] { PlaceReflection.Descriptor, OrganisationsServiceReflection.Descriptor, ContributionsServiceReflection.Descriptor, EventReflection.Descriptor,
            SuggestionsServiceReflection.Descriptor }
            .SelectMany(file => file.MessageTypes).SelectMany(message => message.Fields.InDeclarationOrder()),
    ];

    static readonly FrozenSet<string> FieldNames = Fields.Select(field => field.Name).ToFrozenSet();

    static readonly FrozenSet<string> Maps = Fields.Where(field => field.IsMap).Select(field => field.Name).ToFrozenSet();

    // In place of descriptions that name the service's own fields or units.
    static readonly Dictionary<string, string> Described = new()
    {
        ["after"] = "is not a cursor of a response with these arguments. Keep them while paging, or leave it out to start anew.",
        ["organisation"] = "is not the id of an organisation of this map. Use an id as a query gave it.",
    };

    // Where the request itself is the argument `input`.
    static readonly Dictionary<string, string> InInput = new() { ["place"] = "place", ["request_id"] = "requestId" };

    public static Violation ToGraphQL(BadRequest.Types.FieldViolation violation) => ToGraphQL(violation, PathOf);

    /// <summary>A fault of a request whose fields are those of the argument `input`.</summary>
    public static Violation InInputObject(BadRequest.Types.FieldViolation violation) =>
        // The mask is made of what is given, so only the kind of a place can contradict it.
        violation.Field.StartsWith("update_mask", StringComparison.Ordinal)
            ? new("input.place", ToGraphQL(violation.Description))
            : ToGraphQL(violation, InputPathOf);

    static Violation ToGraphQL(BadRequest.Types.FieldViolation violation, Func<string, string> pathOf)
    {
        // A map is a list in the schema, whose index the service does not know: the key goes before the description.
        if (violation.Field.Split('.') is [.. var path, var map, var key] && Maps.Contains(map))
            return new(pathOf(string.Join('.', [.. path, map])), ToGraphQL($"\"{key}\" {violation.Description}"));
        var field = pathOf(violation.Field);
        var name = field[(field.LastIndexOf('.') + 1)..];
        return new(field, Described.GetValueOrDefault(name) ?? (name == "withinKm" ? InKilometres(violation.Description) : ToGraphQL(violation.Description)));
    }

    // The bound is not that of every distance: is not a distance in metres: greater than 0, at most 200,000.
    static string InKilometres(string description) => Thousands().Replace(description.Replace("in metres", "in kilometres", StringComparison.Ordinal), "$1");

    static string InputPathOf(string field)
    {
        string[] path = field.Replace(".paths[", "[", StringComparison.Ordinal).Split('.');
        return string.Join('.', ["input", InInput.GetValueOrDefault(path[0]) ?? Segment(path[0]), .. path[1..].Select(Segment)]);
    }

    /// <summary>A text of the service in the words of the schema. What stands in quotes is the caller's own, and stays; so do other words
    /// with an underscore, which are data, such as a facility type.</summary>
    public static string ToGraphQL(string description) => WordsOfContract().Replace(
        description, word => FieldNames.Contains(word.Value) ? Segment(word.Value) : word.Value);

    /// <summary>The name of a field of the contract in the schema.</summary>
    public static string NameOf(FieldDescriptor field) => Renamed.GetValueOrDefault(field.Name) ?? field.JsonName;

    /// <summary>The path in the service of a field of a place or an organisation: support_group.languages for supportGroup.languages. What
    /// is no such field comes back as it is, to be refused.</summary>
    public static string FieldOf(string path) =>
        PathIn(Place.Descriptor, path) ?? PathIn(Organisation.Descriptor, path) ?? PathIn(Event.Descriptor, path) ?? path;

    /// <summary>The same, also for a name without what it is a part of, as in the changes of a revision: opening_hours for openingHours.</summary>
    public static string FieldOrNameOf(string field) => FieldOf(field) is var path && path != field ? path
        : Fields.FirstOrDefault(known => NameOf(known) == field)?.Name ?? field;

    static string? PathIn(MessageDescriptor? message, string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? path : path[..dot];
        if (message?.Fields.InDeclarationOrder().FirstOrDefault(field => NameOf(field) == name) is not { } found)
            return null;
        if (dot < 0)
            return found.Name;
        return found.FieldType == FieldType.Message && PathIn(found.MessageType, path[(dot + 1)..]) is { } inner
            ? $"{found.Name}.{inner}"
            : null;
    }

    /// <summary>The path in the schema of a field of the service.</summary>
    public static string PathOf(string field) => string.Join('.', field.Split('.').Select(Segment));

    static string Segment(string segment)
    {
        var bracket = segment.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? segment : segment[..bracket];
        var index = bracket < 0 ? "" : segment[bracket..];
        return (Renamed.GetValueOrDefault(name) ?? Words.CamelCase(name)) + index;
    }

    [GeneratedRegex("\"[^\"]*\"|[a-z]+(?:_[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex WordsOfContract();

    [GeneratedRegex("([0-9,]+),[0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
