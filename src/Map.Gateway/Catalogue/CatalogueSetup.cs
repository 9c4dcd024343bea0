using Grpc.Core;
using Map.Gateway.Exports;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Catalogue;

/// <summary>GET /data.jsonld: what can be had of the map, for portals of open data.</summary>
static class CatalogueSetup
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddTransient<CatalogueReader>().CompressResponses(CatalogueDocument.MediaType);

    public static void MapCatalogue(this IEndpointRouteBuilder endpoints) => endpoints
        .MapMethods("/data.jsonld", Methods, SendAsync).WithMetadata(FlatCost.Page).WithVersionedResponse(new VersionedResponse());

    static async Task SendAsync(HttpContext context, CatalogueReader reader)
    {
        DateTime? changed;
        try
        {
            changed = await reader.LastChangeAsync(context.RequestAborted);
        }
        catch (RpcException exception)
        {
            await FilterRefusal.SendAsync(context, reader.Logger, "data.jsonld", exception);
            return;
        }

        var request = context.Request;
        CompleteResponse.Mark(context);
        await context.Response.WriteAsJsonAsync(
            CatalogueDocument.Of($"{request.Scheme}://{request.Host}{request.PathBase}", changed), CatalogueDocument.Options,
            CatalogueDocument.MediaType, context.RequestAborted);
    }
}
