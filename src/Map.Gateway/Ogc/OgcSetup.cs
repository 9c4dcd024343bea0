using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Ogc;

/// <summary>OGC API - Features: https://docs.ogc.org/is/17-069r4/17-069r4.html (Part 1), 18-058r1 (Part 2), 19-079r2 (Part 3).</summary>
static class OgcSetup
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddOgc(this IServiceCollection services) => services
        .AddTransient<OgcAnswer>().AddTransient<FeatureReader>().AddTransient<FeatureDocuments>()
        .CompressResponses(OpenApi.MediaType, JsonSchema.Type);

    public static void MapOgc(this IEndpointRouteBuilder endpoints)
    {
        Document(OgcPaths.Landing, LandingPage.Of);
        Document(OgcPaths.Conformance, Conformance.Of);
        Document(OgcPaths.Api, OpenApi.Of);
        Document(OgcPaths.Collections, PlacesCollection.All);
        Document(OgcPaths.Places, PlacesCollection.One);
        Document(OgcPaths.Queryables, JsonSchema.OfQueryables);
        Document(OgcPaths.Schema, JsonSchema.OfFeatures);
        Map(OgcPaths.Items, (HttpContext context, OgcAnswer answer, FeatureDocuments features) => answer.SendAsync(context, features.PageAsync))
            .WithMetadata(FlatCost.Page);
        Map(OgcPaths.Items + "/{id}", (HttpContext context, OgcAnswer answer, FeatureDocuments features, string id) =>
                answer.SendAsync(context, request => features.OneAsync(request, id)))
            .WithMetadata(FlatCost.Page);

        endpoints.MapMethods("/ogc/collections/{collection}/{**rest}", Reading, (string collection) => Refusal.AsProblem(new(ErrorCatalogue.NotFound with
        {
            Message = $"Nothing is at this address of the collection {Quote.Of(collection)}. The only collection is places; /ogc/collections says what it has.",
        }))).WithMetadata(FlatCost.Request);

        void Document(string path, Func<OgcRequest, OgcDocument> make) => Map(path, (HttpContext context, OgcAnswer answer) =>
            answer.SendAsync(context, request => Task.FromResult(make(request.WithoutParameters()))));

        // A box or a filter may hold a position that somebody looked for: no shared cache stores it.
        RouteHandlerBuilder Map(string path, Delegate handler) =>
            endpoints.MapMethods("/ogc" + path, Reading, handler).WithVersionedResponse(new VersionedResponse());
    }
}
