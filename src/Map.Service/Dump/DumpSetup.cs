namespace Map.Service.Dump;

static class DumpSetup
{
    public static IServiceCollection AddDump(this IServiceCollection services) => services
        .AddSingleton<StreamDump>().AddSingleton<SigningKey>().AddSingleton<SignedDump>();

    public static void MapDump(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<DumpApi>();
}
