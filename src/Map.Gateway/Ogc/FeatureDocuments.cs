using System.Globalization;
using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>/ogc/collections/places/items and each of its features.</summary>
sealed class FeatureDocuments(FeatureReader features, TimeProvider time)
{
    public async Task<OgcDocument> PageAsync(OgcRequest request)
    {
        var query = ItemsQuery.Parse(request.Query);
        var page = await features.PageAsync(query, request.Aborted);
        IReadOnlyList<Link> links =
        [
            .. request.Selves(OgcPaths.Items, OgcDocument.GeoJson),
            .. page.Next.Length == 0 ? Array.Empty<Link>() :
            [
                new(request.Same(OgcPaths.Items, request.Format, (ItemsQuery.Token, page.Next)), "next",
                    request.Format == Format.Json ? OgcDocument.GeoJson : Formats.Html, "The next features"),
            ],
            Collection(request),
        ];
        return new(OgcDocument.GeoJson, json => Write(json, page, query.Positions, links), () => ToHtml(request, page, links)) { Crs = query.Positions.Uri };
    }

    public async Task<OgcDocument> OneAsync(OgcRequest request, string id)
    {
        var parameters = new OgcParameters(request.Query);
        var crs = parameters.Read(ItemsQuery.OutputCrs, Crs.Parse) ?? Crs.Crs84;
        foreach (var name in request.Query.Keys.Where(name => name is not (Formats.Parameter or ItemsQuery.OutputCrs)))
            parameters.Refuse(name, "is not a parameter of a feature; allowed: f, crs.", name);
        parameters.ThrowIfAny();
        var feature = await features.OneAsync(id, request.Aborted);
        IReadOnlyList<Link> links = [.. request.Selves(OgcPaths.Item(feature.Id), OgcDocument.GeoJson), Collection(request)];
        return new(OgcDocument.GeoJson, json => feature.Write(json, crs, links), () => ToHtml(request, feature, links)) { Crs = crs.Uri };
    }

    static Link Collection(OgcRequest request) => new(request.At(OgcPaths.Places, Format.Json), "collection", OgcDocument.Json, "The collection");

    // The time is that of this answer, and no part of what its ETag stands for.
    void Write(Utf8JsonWriter json, FeaturePage page, Crs crs, IReadOnlyList<Link> links)
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("timeStamp", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("numberMatched", page.Matched);
        json.WriteNumber("numberReturned", page.Features.Count);
        json.WritePropertyName("links");
        JsonSerializer.Serialize(json, links, JsonSerializerOptions.Web);
        json.WriteStartArray("features");
        foreach (var feature in page.Features)
            feature.Write(json, crs);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static HtmlPage ToHtml(OgcRequest request, FeaturePage page, IReadOnlyList<Link> links) => new(
        "Features of Places",
        [
            new("")
            {
                Paragraphs = [$"{page.Features.Count:N0} of {page.Matched:N0} that match."],
                Columns = ["Name", "Kind", "Status", "Town", "Country"],
                Rows =
                [
                    .. page.Features.Select(feature => (HtmlCell[])
                    [
                        new(feature.Place.Place.Name, request.At(OgcPaths.Item(feature.Id), Format.Html)), new(Words.Of(feature.Place.Place.Kind)),
                        new(Words.Of(feature.Place.Place.Status)), new(feature.Place.Place.Address?.Town ?? ""), new(feature.Place.Place.Country),
                    ]),
                ],
            },
        ],
        [.. links.Select(Link.ToCell)])
    {
        Trail = Above(request),
    };

    static HtmlPage ToHtml(OgcRequest request, Feature feature, IReadOnlyList<Link> links) => new(
        feature.Place.Place.Name,
        [
            new("")
            {
                Terms =
                [
                    ("id", new(feature.Id)),
                    .. Position(feature.Place.Place.Position),
                    .. GeoJsonFeature.PropertiesOfPlaces.Select(column => (column.PropertyName, new HtmlCell(TextOf(column.Value(feature.Place)))))
                        .Where(term => term.Item2.Text.Length > 0),
                ],
            },
        ],
        [.. links.Select(Link.ToCell)])
    {
        Trail = [.. Above(request), new("Features of Places", request.At(OgcPaths.Items, Format.Html))],
    };

    static IEnumerable<(string, HtmlCell)> Position(V1.Position? position) => position is null ? [] :
    [
        ("geometry", new(string.Create(CultureInfo.InvariantCulture, $"latitude {position.Latitude:R}, longitude {position.Longitude:R}"))),
    ];

    static string TextOf(object? value) => value switch
    {
        string text => text,
        IEnumerable<string> texts => string.Join(CellText.Between, texts),
        bool flag => flag ? "yes" : "no",
        _ when value == FileColumn.Absent => "",
        IFormattable number => number.ToString(number is DateTime ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : null, CultureInfo.InvariantCulture),
        _ => "",
    };

    static IReadOnlyList<HtmlCell> Above(OgcRequest request) =>
    [
        new("Map", request.At(OgcPaths.Landing, Format.Html)), new("Collections", request.At(OgcPaths.Collections, Format.Html)),
        new("Places", request.At(OgcPaths.Places, Format.Html)),
    ];
}
