using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;
using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Routing;

namespace Map.Gateway.Reconcile;

/// <summary>The Reconciliation API 0.2 of the W3C community group, by which OpenRefine finds the rows of a table on the map:
/// https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.</summary>
static class ReconcileSetup
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddReconcile(this IServiceCollection services) => services
        .AddTransient<Answering>().AddTransient<EntityReader>().AddTransient<Reconciler>().AddTransient<Extender>().AddTransient<Suggester>();

    public static void MapReconcile(this IEndpointRouteBuilder endpoints)
    {
        var hasPages = endpoints.ServiceProvider.GetRequiredService<WebPages>().AreBuilt;
        // What a table holds is asked for here: only the manifest, which depends on nothing that was asked, is cached.
        endpoints.MapMethods("/reconcile", Reading, (HttpContext context, Answering answering) => answering.GetAsync(context, hasPages))
            .WithMetadata(FlatCost.Batch).WithVersionedResponse(new() { AppliesTo = BatchRequest.IsManifest, IsPublic = true });
        endpoints.MapPost("/reconcile", (HttpContext context, Answering answering) => answering.PostAsync(context)).WithMetadata(FlatCost.Batch);
        Get("/reconcile/suggest/entity", (context, suggester) => suggester.EntitiesAsync(context.Request.Query, context.RequestAborted));
        Get("/reconcile/suggest/type", (context, _) => Task.FromResult(Suggester.Types(context.Request.Query)));
        Get("/reconcile/suggest/property", (context, _) => Task.FromResult(Suggester.Properties(context.Request.Query)));
        Get("/reconcile/properties", (context, _) => Task.FromResult<object>(PropertyProposal.Of(context.Request.Query)));
        endpoints.MapMethods("/reconcile/{id}", Reading, (HttpContext context, Answering answering, string id) => answering.ShowAsync(context, id))
            .WithMetadata(FlatCost.Page);
        if (hasPages)
            new PageRoutes(endpoints).Get("/reconcile/preview", PreviewPage.ShowAsync);

        void Get(string route, Func<HttpContext, Suggester, Task<object>> answer) => endpoints.MapMethods(
                route, Reading,
                (HttpContext context, Answering answering, Suggester suggester) => answering.SendAsync(context, () => answer(context, suggester)))
            .WithMetadata(FlatCost.Page).WithVersionedResponse(new());
    }
}
