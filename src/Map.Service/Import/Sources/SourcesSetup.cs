namespace Map.Service.Import.Sources;

static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<WatchedSources>().AddSingleton(all => SourceFetch.Usual(all.GetRequiredService<TimeProvider>())).AddSingleton<RunSources>()
        .AddHostedService<SourceWatch>();
}
