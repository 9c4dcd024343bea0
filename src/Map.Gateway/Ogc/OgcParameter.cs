using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Map.Gateway.Ogc;

/// <summary>A parameter in the definition of the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Schema">Makes its schema.</param>
sealed record OgcParameter(string Name, string Description, string Form, Func<JsonObject> Schema)
{
    static readonly string[] CrsUris = [.. Crs.All.Select(crs => crs.Uri)];

    public static OgcParameter OfForm { get; } = new(Formats.Parameter, "The form of the answer; else the header Accept decides.", "json or html",
        () => Words(["json", "html"]));

    public static OgcParameter OutputCrs { get; } = new(ItemsQuery.OutputCrs, "The coordinate reference system of the answer.", "a URI", () => CrsUri());

    public static OgcParameter FeatureId { get; } = new("featureId", "The id of the feature.", "a text", () => Text()) { IsInPath = true };

    /// <summary>Those of the features, with all of the one filter.</summary>
    public static IReadOnlyList<OgcParameter> OfItems { get; } =
    [
        new(ItemsQuery.MostParameter, "How many features at most; more than the maximum is answered with the maximum.", "a whole number", () => new()
        {
            ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Limits.PageSize, ["default"] = ItemsQuery.UsualLimit,
        }),
        new(ItemsQuery.Box, "With a published position in this box, borders included; west beyond east crosses the antimeridian.",
            "west,south,east,north, or with heights west,south,bottom,east,north,top", () => new()
            {
                ["type"] = "array",
                ["oneOf"] = new JsonArray(
                    new JsonObject { ["minItems"] = 4, ["maxItems"] = 4 }, new JsonObject { ["minItems"] = 6, ["maxItems"] = 6 }),
                ["items"] = new JsonObject { ["type"] = "number" },
            }),
        new(ItemsQuery.BoxCrs, "The coordinate reference system of bbox.", "a URI", () => CrsUri()),
        new(ItemsQuery.Datetime, "In operation at this time, or on some day of this interval.",
            "2010-06-01, 2010-06-01T12:00:00Z, 2010-01-01/2010-12-31, 2010-01-01/.., ../2010-12-31", () => Text()),
        OutputCrs,
        new(ItemsQuery.Filter, "That meet this condition, in CQL2.", "such as town = 'Calais' OR capacity > 100", () => Text()),
        new(ItemsQuery.FilterLang, "The form of the filter.", "cql2-text or cql2-json", () =>
        {
            var json = Words(FilterLanguage.All.Select(language => language.Name));
            json["default"] = FilterLanguage.Text.Name;
            return json;
        }),
        new(ItemsQuery.FilterCrs, "The coordinate reference system of the filter.", "a URI", () => CrsUri()),
        new(ItemsQuery.Token, "Where to continue, as the link next has it.", "a text", () => Text()),
        .. FilterParameter.All.Select(parameter => new OgcParameter(parameter.Name, parameter.Description, parameter.Form, () => Of(parameter))),
    ];

    bool IsInPath { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["in"] = IsInPath ? "path" : "query",
            ["description"] = $"{Description} {Form}",
            ["required"] = IsInPath,
            ["schema"] = Schema(),
            ["style"] = IsInPath ? "simple" : "form",
        };
        json["explode"] = false;
        return json;
    }

    static JsonObject Of(FilterParameter parameter) => parameter.Field switch
    {
        { IsRepeated: true, FieldType: FieldType.Enum } field => List(Words([.. Contract.Words.All(field.EnumType).Select(word => word.Word)])),
        { IsRepeated: true } => List(Text()),
        { FieldType: FieldType.Enum } field => Words([.. Contract.Words.All(field.EnumType).Select(word => word.Word)]),
        { FieldType: FieldType.Bool } => new() { ["type"] = "boolean" },
        { FieldType: FieldType.Int32 } => new() { ["type"] = "integer" },
        _ when parameter.Name == FilterParameter.WithinKm => new() { ["type"] = "number" },
        _ => Text(),
    };

    static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    static JsonObject CrsUri()
    {
        var json = Words(CrsUris);
        json["default"] = Crs.Crs84.Uri;
        return json;
    }

    static JsonObject Text() => new() { ["type"] = "string" };
}
