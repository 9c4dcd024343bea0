using System.Text.Json.Nodes;
using Map.Contract.Conditions;
using Map.Contract.Files;
using Map.Gateway.Ogc.Html;
using Queryable = Map.Contract.Conditions.Queryable;

namespace Map.Gateway.Ogc;

/// <summary>/ogc/collections/places/queryables and /schema: what a filter can ask about, and what a feature has, as JSON Schema 2020-12.</summary>
static class JsonSchema
{
    public const string Type = "application/schema+json";

    // Of what is neither a text nor a list.
    static readonly IReadOnlyDictionary<string, JsonNode> Types = new Dictionary<string, JsonNode>
    {
        ["updatedAt"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
        ["website"] = new JsonObject { ["type"] = "string", ["format"] = "uri" },
        ["capacity"] = new JsonObject { ["type"] = "integer" },
    };

    // Of all kinds, because each has properties of its own.
    static readonly V1.Place[] EmptyPlaces =
    [
        new() { DetentionCentre = new() }, new() { ReportingCentre = new() }, new() { SupportGroup = new() }, new() { Office = new() },
    ];

    static readonly HashSet<string> Lists = [.. GeoJsonFeature.PropertiesOfPlaces
        .Where(column => EmptyPlaces.Any(place => column.Value(new(place, [])) is IEnumerable<string>)).Select(column => column.PropertyName)];

    public static OgcDocument OfQueryables(OgcRequest request)
    {
        var properties = Queryable.All.Select(queryable => KeyValuePair.Create(queryable.Name, Of(queryable))).ToList();
        var rows = Queryable.All.Select(queryable => (HtmlCell[])
        [
            new(queryable.Name),
            new(queryable.Description + (queryable.List is null ? "" : $" One of {string.Join(", ", queryable.AllowedWords)}.")),
        ]);
        // Filters with other names are refused.
        return Document(request, OgcPaths.Queryables, "Queryables of places", "Queryable", properties, [.. rows], isClosed: true);
    }

    public static OgcDocument OfFeatures(OgcRequest request)
    {
        var columns = GeoJsonFeature.PropertiesOfPlaces.Select(column => (Name: column.PropertyName, Description: column.Description)).ToList();
        var properties = columns.Select(column => KeyValuePair.Create(column.Name, OfProperty(column.Name, column.Description)))
            .Prepend(KeyValuePair.Create("geometry", Geometry("The position as published: no finer than its precision. Null without one.")))
            .Prepend(KeyValuePair.Create("id", Id())).ToList();
        return Document(request, OgcPaths.Schema, "Places", "Property", properties, [.. columns.Select(column =>
            (HtmlCell[])[new(column.Name), new(column.Description)])], isClosed: false);
    }

    static OgcDocument Document(
        OgcRequest request, string path, string title, string column, List<KeyValuePair<string, JsonObject>> properties,
        IReadOnlyList<HtmlCell[]> rows, bool isClosed)
    {
        var links = request.Selves(path, Type);
        return new(Type, json => Schema().WriteTo(json), () => new(
            title, [new("") { Columns = [column, "What it is"], Rows = rows }], [.. links.Select(Link.ToCell)])
        {
            Trail =
            [
                new("Map", request.At(OgcPaths.Landing, Format.Html)), new("Collections", request.At(OgcPaths.Collections, Format.Html)),
                new("Places", request.At(OgcPaths.Places, Format.Html)),
            ],
        });

        JsonObject Schema() => new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = request.At(path),
            ["type"] = "object",
            ["title"] = title,
            ["properties"] = new JsonObject(properties.Select(property =>
                KeyValuePair.Create<string, JsonNode?>(property.Key, property.Value.DeepClone()))),
            ["additionalProperties"] = !isClosed,
        };
    }

    static JsonObject Of(Queryable queryable) => queryable.Type switch
    {
        QueryableType.Geometry => Geometry(queryable.Description),
        QueryableType.Id => Id(),
        QueryableType.Operation => new() { ["description"] = queryable.Description + " For temporal functions.", ["format"] = "interval" },
        QueryableType.Number => new() { ["description"] = queryable.Description, ["type"] = "integer" },
        QueryableType.Date => Text(queryable.Description, "date"),
        QueryableType.Time => Text(queryable.Description, "date-time"),
        QueryableType.Word => WithWords(Text(queryable.Description, null), queryable.AllowedWords),
        _ => Text(queryable.Description, null),
    };

    static JsonObject OfProperty(string name, string description)
    {
        var schema = Lists.Contains(name) ? new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }
            : Types.TryGetValue(name, out var type) ? type.DeepClone().AsObject()
            : new JsonObject { ["type"] = "string" };
        if (description.Length > 0)
            schema["description"] = description;
        if (Queryable.Find(name) is { List: not null } queryable)
            WithWords(schema, queryable.AllowedWords);
        return schema;
    }

    static JsonObject Geometry(string description) =>
        new() { ["description"] = description, ["format"] = "geometry-point", ["x-ogc-role"] = "primary-geometry" };

    static JsonObject Id() => new() { ["description"] = "The id of the feature.", ["type"] = "string", ["x-ogc-role"] = "id" };

    static JsonObject Text(string description, string? format)
    {
        var schema = new JsonObject { ["description"] = description, ["type"] = "string" };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    static JsonObject WithWords(JsonObject schema, IReadOnlyList<string> words)
    {
        schema["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        return schema;
    }
}
