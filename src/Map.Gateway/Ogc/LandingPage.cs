namespace Map.Gateway.Ogc;

/// <summary>/ogc: where everything begins.</summary>
static class LandingPage
{
    const string Title = "Map";

    const string Description = "Places of the border regime, and of the groups that support the people it hits. Positions are as published: "
        + "no finer than their precision.";

    public static OgcDocument Of(OgcRequest request)
    {
        IReadOnlyList<Link> links =
        [
            .. request.Selves(OgcPaths.Landing, OgcDocument.Json),
            new(request.At(OgcPaths.Api, Format.Json), "service-desc", OpenApi.JsonType, "The API as OpenAPI 3.0"),
            new(request.At(OgcPaths.Api, Format.Html), "service-doc", Formats.Html, "The API for people"),
            new(request.At(OgcPaths.Conformance), Relations.Conformance, OgcDocument.Json, "What of the standards it keeps to"),
            new(request.At(OgcPaths.Conformance), "conformance", OgcDocument.Json, "What of the standards it keeps to"),
            new(request.At(OgcPaths.Collections), "data", OgcDocument.Json, "The collections"),
            PlacesCollection.License,
        ];
        return OgcDocument.Of(
            new { title = Title, description = Description, attribution = PlacesCollection.Attribution, links },
            () => new(Title, [new("") { Paragraphs = [Description, PlacesCollection.Attribution] }], [.. links.Select(Link.ToCell)]));
    }
}
