namespace Map.Gateway.Packs;

/// <summary>The map as files for phones.</summary>
static class PacksSetup
{
    public static IServiceCollection AddPacks(this IServiceCollection services) => services
        .AddSingleton<KnownPackList>()
        .AddTransient<PackReader>().AddTransient<TownColumns>().AddTransient<PackOffers>().AddTransient<PackChanges>().AddTransient<PackFiles>();

    public static void MapPacks(this IEndpointRouteBuilder endpoints) => PackFiles.Map(endpoints);
}
