using Map.Contract.Files;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Dump;

/// <summary>The whole map as one file.</summary>
static class DumpSetup
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddDump(this IServiceCollection services) => services
        .AddTransient<DumpSender>().CompressResponses(DumpForm.MediaType);

    public static void MapDump(this IEndpointRouteBuilder endpoints) => endpoints
        .MapMethods("/dump.ndjson", Methods, (HttpContext context, DumpSender dump) => dump.SendAsync(context))
        .WithMetadata(FlatCost.File).WithVersionedResponse(new VersionedResponse());
}
