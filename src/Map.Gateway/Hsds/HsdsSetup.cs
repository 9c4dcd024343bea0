using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Hsds;

/// <summary>The API of Open Referral's Human Services Data Specification 3.1 below /hsds, by which referral services read the support groups:
/// https://docs.openreferral.org.</summary>
static class HsdsSetup
{
    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddHsds(this IServiceCollection services) => services
        // One for all who read for a request, so that what one of them has read the others know.
        .AddScoped<Objects.References>()
        .AddTransient<HsdsAnswer>().AddTransient<Providers>().AddTransient<GroupPages>()
        .AddTransient<ServiceReader>().AddTransient<OrganizationReader>();

    public static void MapHsds(this IEndpointRouteBuilder endpoints)
    {
        Get("", FlatCost.Request, (context, _, _) => Task.FromResult<object>(ApiDescription.Of(context)));
        List<ServiceReader>("services", FlatCost.Batch, (reader, parameters, context) => reader.ListAsync(HsdsQuery.OfServices(parameters), context));
        One<ServiceReader>("services/{id}", (reader, id, _, context) => reader.FindAsync(id, context));
        List<ServiceReader>("service_at_locations", FlatCost.Batch,
            (reader, parameters, context) => reader.ListAtLocationsAsync(HsdsQuery.OfServicesAtLocations(parameters), context));
        One<ServiceReader>("service_at_locations/{id}", (reader, id, _, context) => reader.FindAtLocationAsync(id, context));
        List<OrganizationReader>("organizations", FlatCost.Batch,
            (reader, parameters, context) => reader.ListAsync(HsdsQuery.OfOrganizations(parameters), context));
        One<OrganizationReader>("organizations/{id}", (reader, id, parameters, context) => reader.FindAsync(id, HsdsQuery.IsFullService(parameters), context));
        Both("taxonomies", FlatCost.Request, (_, parameters, _) => Task.FromResult<object>(TaxonomyLists.Taxonomies(parameters)));
        Both("taxonomy_terms", FlatCost.Request, (_, parameters, _) => Task.FromResult<object>(TaxonomyLists.Terms(parameters)));
        Get("taxonomies/{id}", FlatCost.Request, (_, _, id) => Task.FromResult<object>(TaxonomyLists.Taxonomy(id)));
        Get("taxonomy_terms/{id}", FlatCost.Request, (_, _, id) => Task.FromResult<object>(TaxonomyLists.Term(id)));

        void List<TReader>(string route, FlatCost cost, Func<TReader, IQueryCollection, HttpContext, Task<object>> list) where TReader : notnull =>
            Both(route, cost, (context, parameters, _) => list(context.RequestServices.GetRequiredService<TReader>(), parameters, context));

        void One<TReader>(string route, Func<TReader, string, IQueryCollection, HttpContext, Task<object>> find) where TReader : notnull =>
            Get(route, FlatCost.Page, (context, parameters, id) => find(context.RequestServices.GetRequiredService<TReader>(), id, parameters, context));

        // Addresses end up in logs and histories of others, so that what must not is asked for by POST. Its answers are never stored.
        void Both(string route, FlatCost cost, Func<HttpContext, IQueryCollection, string, Task<object>> answer)
        {
            Get(route, cost, answer);
            endpoints.MapPost("/hsds/" + route, (HttpContext context, HsdsAnswer answering) => answering.PostAsync(
                context, parameters => answer(context, parameters, ""))).WithMetadata(cost);
        }

        void Get(string route, FlatCost cost, Func<HttpContext, IQueryCollection, string, Task<object>> answer) => endpoints.MapMethods(
                "/hsds/" + route, Reading,
                (HttpContext context, HsdsAnswer answering, string? id) => answering.GetAsync(context, parameters => answer(context, parameters, id ?? "")))
            .WithMetadata(cost).WithVersionedResponse(new());
    }
}
