namespace Map.Service.Keys;

static class KeysSetup
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<KeyRows>().AddSingleton<CreateKey>().AddSingleton<ChangeKey>().AddSingleton<ListKeys>();

    public static void MapKeys(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<KeysApi>();
}
