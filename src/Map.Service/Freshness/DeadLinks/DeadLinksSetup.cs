using Map.Service.Hosting;
using Map.Service.Hosting.Fetching;

namespace Map.Service.Freshness.DeadLinks;

static class DeadLinksSetup
{
    /// <param name="services">Gets it.</param>
    /// <param name="settings">As whom it visits pages; null for not at all.</param>
    public static IServiceCollection AddDeadLinks(this IServiceCollection services, LinkCheckSettings? settings)
    {
        services.AddSingleton<CollectLinks>().AddSingleton<ListDeadLinks>().AddQueriedMetrics<DeadLinkMetrics>();
        if (settings is null) return services;
        return services
            .AddSingleton<PageTable>().AddSingleton<PublishPages>()
            .AddSingleton(all => new HostTurns(
                all.GetRequiredService<NpgsqlDataSource>(), all.GetRequiredService<TimeProvider>(),
                (time, cancellationToken) => Task.Delay(time, all.GetRequiredService<TimeProvider>(), cancellationToken)))
            .AddSingleton(all => new PageFetch(PublicHttp.Usual, all.GetRequiredService<TimeProvider>(), settings.Site))
            .AddSingleton<VisitPage>().AddSingleton<CheckLinks>().AddHostedService<CheckLinksWork>();
    }
}
