using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc;

/// <summary>/ogc/conformance: which classes of the standards are kept to.</summary>
static class Conformance
{
    public static IReadOnlyList<string> Classes { get; } =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    ];

    public static OgcDocument Of(OgcRequest request)
    {
        var links = request.Selves(OgcPaths.Conformance, OgcDocument.Json);
        return OgcDocument.Of(new { conformsTo = Classes, links }, () => new(
            "Conformance",
            [new("") { Columns = ["Conformance class"], Rows = [.. Classes.Select(name => new[] { new HtmlCell(name) })] }],
            [.. links.Select(Link.ToCell)])
        {
            Trail = [new("Map", request.At(OgcPaths.Landing, Format.Html))],
        });
    }
}
