using Map.Contract.Files;
using Map.Gateway.Exports.Formats;
using Map.Gateway.Exports.Rows;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Exports;

static class ExportsSetup
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<FilesOnDisk>().AddSingleton<LabelCatalogue>().AddTransient<FileSender>()
        .AddTransient<PlaceRows>().AddTransient<OrganisationRows>().AddTransient<InvolvementRows>().AddTransient<HsdsRows>()
        .CompressResponses([.. FileFormats.All.Where(format => format.IsText).Select(format => format.MediaType.Split(';')[0]).Except(["application/json"])]);

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFiles<PlaceRows>(FileExtensions.Places);
        endpoints.MapFiles<OrganisationRows>("organisations");
        endpoints.MapFiles<InvolvementRows>("involvements");
    }

    static void MapFiles<TRows>(this IEndpointRouteBuilder endpoints, string name) where TRows : IFileRows
    {
        foreach (var format in FileFormats.Of(name))
        {
            // Services are made of more than columns.
            if (format is HsdsFormat)
                endpoints.MapFile<HsdsRows>(name, format);
            else
                endpoints.MapFile<TRows>(name, format);
        }
    }

    static void MapFile<TRows>(this IEndpointRouteBuilder endpoints, string name, FileFormat format) where TRows : IFileRows => endpoints
        .MapMethods($"/{name}.{format.Extension}", Methods, (HttpContext context, FileSender files, TRows rows) => files.SendAsync(context, rows, format))
        .WithMetadata(FlatCost.File).WithVersionedResponse(new VersionedResponse());
}
