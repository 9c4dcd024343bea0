using Map.Contract.Files;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Dump;

/// <summary>The whole map as one file: for copies, for GIS, and what has happened to it.</summary>
static class DumpSetup
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddDump(this IServiceCollection services) => services
        .AddTransient<WholeFile>().AddTransient<DumpSender>().AddTransient<RevisionsSender>().AddTransient<GeoPackageSender>()
        .CompressResponses(DumpForm.MediaType);

    public static void MapDump(this IEndpointRouteBuilder endpoints)
    {
        Add("/dump.ndjson", (HttpContext context, DumpSender dump) => dump.SendAsync(context));
        Add("/dump.gpkg", (HttpContext context, GeoPackageSender dump) => dump.SendAsync(context));
        Add("/revisions.ndjson", (HttpContext context, RevisionsSender revisions) => revisions.SendAsync(context));

        void Add(string path, Delegate send) =>
            endpoints.MapMethods(path, Methods, send).WithMetadata(FlatCost.File).WithVersionedResponse(new VersionedResponse());
    }
}
