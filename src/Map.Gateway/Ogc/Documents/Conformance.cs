using Map.Gateway.Ogc.Html;

namespace Map.Gateway.Ogc.Documents;

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
    ];

    public static OgcDocument Of(OgcRequest request)
    {
        var links = request.Selves(OgcPaths.Conformance, OgcDocument.Json);
        return OgcDocument.Of(new { conformsTo = Classes, links }, () => new(
            "Conformance",
            [new("") { Columns = ["Conformance class"], Rows = [.. Classes.Select(name => new[] { new HtmlCell(name) })] }],
            [.. links.Select(HtmlPage.Of)])
        {
            Trail = [new("Map", request.At(OgcPaths.Landing, Format.Html))],
        });
    }
}
