using Map.Contract.Files;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>/ogc/collections and /ogc/collections/places: the one collection.</summary>
static class PlacesCollection
{
    public const string Title = "Places";

    public const string Attribution = $"{Terms.Attribution} {Terms.LicenceName}";

    const string Description = "Detention centres, reporting centres, support groups and offices. Features without a position have no geometry. Those "
        + "that have closed are left out, unless datetime, statuses or a filter on their time asks for them.";

    // Of the whole earth, because that is what can be asked for: the extent of what there is changes with every place.
    static readonly double[][] World = [[-180, -90, 180, 90]];

    static readonly string?[][] AllTime = [[null, null]];

    public static Link License { get; } = new(Terms.Licence, "license", Formats.Html, Terms.LicenceName);

    public static OgcDocument All(OgcRequest request)
    {
        var links = request.Selves(OgcPaths.Collections, OgcDocument.Json);
        return OgcDocument.Of(
            new { links, crs = CrsUris, collections = new[] { Content(request, isWhole: false) } },
            () => new("Collections",
                [
                    new("") { Columns = ["Collection", "Description"], Rows = [[new(Title, request.At(OgcPaths.Places, Format.Html)), new(Description)]] },
                ],
                [.. links.Select(Link.ToCell)])
            {
                Trail = [new("Map", request.At(OgcPaths.Landing, Format.Html))],
            });
    }

    public static OgcDocument One(OgcRequest request) => OgcDocument.Of(
        Content(request, isWhole: true),
        () => new(Title,
            [
                new("") { Paragraphs = [Description, Attribution] },
                new("Coordinate reference systems") { Columns = ["Name"], Rows = [.. CrsUris.Select(uri => new[] { new HtmlCell(uri) })] },
            ],
            [.. Links(request, isWhole: true).Select(Link.ToCell)])
        {
            Trail = [new("Map", request.At(OgcPaths.Landing, Format.Html)), new("Collections", request.At(OgcPaths.Collections, Format.Html))],
        });

    static IReadOnlyList<string> CrsUris { get; } = [.. Crs.All.Select(crs => crs.Uri)];

    static object Content(OgcRequest request, bool isWhole) => new
    {
        id = "places",
        title = Title,
        description = Description,
        attribution = Attribution,
        extent = new
        {
            spatial = new { bbox = World, crs = Crs.Crs84.Uri },
            temporal = new { interval = AllTime, trs = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian" },
        },
        itemType = "feature",
        crs = CrsUris,
        storageCrs = Crs.Crs84.Uri,
        links = Links(request, isWhole),
    };

    static IReadOnlyList<Link> Links(OgcRequest request, bool isWhole) =>
    [
        .. isWhole ? request.Selves(OgcPaths.Places, OgcDocument.Json) : [new(request.At(OgcPaths.Places), "self", OgcDocument.Json, "The collection")],
        new(request.At(OgcPaths.Queryables, Format.Json), Relations.Queryables, JsonSchema.Type, "What a filter can ask about"),
        new(request.At(OgcPaths.Schema, Format.Json), Relations.Schema, JsonSchema.Type, "What a feature has"),
        // The word for it that is older than Part 5.
        new(request.At(OgcPaths.Schema, Format.Json), "describedby", JsonSchema.Type, "What a feature has"),
        new(request.At(OgcPaths.Items, Format.Json), "items", OgcDocument.GeoJson, "The features as GeoJSON"),
        new(request.At(OgcPaths.Items, Format.Html), "items", Formats.Html, "The features for people"),
        License,
    ];
}
