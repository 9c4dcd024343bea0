using System.Text.Json.Nodes;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>/ogc/api: the definition of the API, as OpenAPI 3.0.</summary>
static class OpenApi
{
    public const string MediaType = "application/vnd.oai.openapi+json";

    public const string JsonType = MediaType + ";version=3.0";

    public static OgcDocument Of(OgcRequest request)
    {
        var links = request.Selves(OgcPaths.Api, JsonType);
        return new(JsonType, json => Definition(request).WriteTo(json), () => new(
            "API",
            [
                new("Documents")
                {
                    Columns = ["Address", "What"], Rows = [.. Documents.Select(document => (HtmlCell[])[new("/ogc" + document.Path), new(document.Summary)])],
                },
                new("Parameters of features")
                {
                    Columns = ["Name", "What", "Form"],
                    Rows =
                    [
                        .. OgcParameter.OfItems.Select(parameter => (HtmlCell[])[new(parameter.Name), new(parameter.Description), new(parameter.Form)]),
                    ],
                },
            ],
            [.. links.Select(Link.ToCell)])
        {
            Trail = [new("Map", request.At(OgcPaths.Landing, Format.Html))],
        });
    }

    static readonly (string Path, string Id, string Summary, string JsonType, IReadOnlyList<OgcParameter> Parameters)[] Documents =
    [
        (OgcPaths.Landing, "getLandingPage", "The landing page, which links to all others", OgcDocument.Json, []),
        (OgcPaths.Conformance, "getConformance", "Which conformance classes it keeps to", OgcDocument.Json, []),
        (OgcPaths.Api, "getApi", "This definition", JsonType, []),
        (OgcPaths.Collections, "getCollections", "The collections", OgcDocument.Json, []),
        (OgcPaths.Places, "describePlaces", "The collection of places", OgcDocument.Json, []),
        (OgcPaths.Queryables, "getQueryables", "What a filter can ask about, as JSON Schema", JsonSchema.Type, []),
        (OgcPaths.Schema, "getSchema", "What a feature has, as JSON Schema", JsonSchema.Type, []),
        (OgcPaths.Items, "getPlaces", "Features, page by page in the order of their names", OgcDocument.GeoJson, OgcParameter.OfItems),
        (OgcPaths.Items + "/{featureId}", "getPlace", "One feature", OgcDocument.GeoJson, [OgcParameter.FeatureId, OgcParameter.OutputCrs]),
    ];

    static JsonObject Definition(OgcRequest request) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject
        {
            ["title"] = "Map",
            ["version"] = "1.0.0",
            ["description"] = "OGC API - Features over the places of the map.",
            ["license"] = new JsonObject { ["name"] = "CC BY 4.0", ["url"] = PlacesCollection.License.Href },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = request.Root }),
        ["paths"] = new JsonObject(Documents.Select(document => KeyValuePair.Create<string, JsonNode?>(
            document.Path.Length == 0 ? "/" : document.Path, new JsonObject { ["get"] = Operation(document) }))),
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject { ["problem"] = Problem(), },
        },
    };

    static JsonObject Operation((string Path, string Id, string Summary, string JsonType, IReadOnlyList<OgcParameter> Parameters) document) => new()
    {
        ["operationId"] = document.Id,
        ["summary"] = document.Summary,
        ["parameters"] = new JsonArray([.. document.Parameters.Append(OgcParameter.OfForm).Select(parameter => parameter.ToJson())]),
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = document.Summary,
                ["content"] = new JsonObject
                {
                    [document.JsonType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } },
                    [Formats.Html] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } },
                },
            },
            ["400"] = Refusal("A parameter is unknown or wrong; the violations name each."),
            ["404"] = Refusal("There is no such document."),
            ["429"] = Refusal("Too many requests; the header Retry-After says how long to wait."),
            ["500"] = Refusal("The server has a fault."),
        },
    };

    static JsonObject Refusal(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/problem" } },
        },
    };

    static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["title"] = Text(), ["detail"] = Text(), ["code"] = Text(), ["reason"] = Text(), ["status"] = new JsonObject { ["type"] = "integer" },
            ["violations"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["field"] = Text(), ["description"] = Text() } },
            },
        },
    };

    static JsonObject Text() => new() { ["type"] = "string" };
}
