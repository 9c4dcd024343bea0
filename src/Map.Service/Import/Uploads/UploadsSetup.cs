namespace Map.Service.Import.Uploads;

static class UploadsSetup
{
    public static IServiceCollection AddUploads(this IServiceCollection services) => services.AddSingleton<ImportFile>();

    public static void MapUploads(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<ImportApi>();
}
