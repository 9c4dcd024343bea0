using System.Net.Security;
using Grpc.Health.V1;
using Map.Telemetry;
using Map.Tls;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway.Upstream;

/// <summary>The clients of Map.Service.</summary>
static class UpstreamSetup
{
    public static void AddUpstream(this IServiceCollection services, ServiceAddress address)
    {
        services.TryAddSingleton(ConnectionTimes.Usual);
        services.AddCertificate(address.Certificate);
        services.AddHttpContextAccessor();
        services.AddSingleton<CallInterceptor>().AddScoped<RequestGeneration>();
        services.AddSingleton<DataVersionInterceptor>();
        services.AddSingleton<RetryMetrics>().AddSingleton<IMetricSource>(all => all.GetRequiredService<RetryMetrics>());
        ServiceChannel.AddResolver(services, address);
        AddClient<V1.PlacesService.PlacesServiceClient>();
        AddClient<V1.ClustersService.ClustersServiceClient>();
        AddClient<V1.StatisticsService.StatisticsServiceClient>();
        AddClient<V1.OrganisationsService.OrganisationsServiceClient>();
        AddClient<V1.EventsService.EventsServiceClient>();
        AddClient<V1.FacilityTypesService.FacilityTypesServiceClient>();
        AddClient<V1.RegionsService.RegionsServiceClient>();
        AddClient<V1.LocalitiesService.LocalitiesServiceClient>();
        AddClient<V1.SearchService.SearchServiceClient>();
        AddClient<V1.ChangesService.ChangesServiceClient>();
        AddClient<V1.HistoryService.HistoryServiceClient>();
        AddClient<V1.ContributionsService.ContributionsServiceClient>();
        AddClient<V1.SuggestionsService.SuggestionsServiceClient>();
        AddClient<V1.FreshnessService.FreshnessServiceClient>();
        AddClient<V1.TellMeService.TellMeServiceClient>();
        AddClient<V1.CitedPagesService.CitedPagesServiceClient>();
        AddClient<V1.ImportService.ImportServiceClient>();
        AddClient<V1.TilesService.TilesServiceClient>();
        AddClient<V1.KeysService.KeysServiceClient>();
        AddClient<V1.DumpService.DumpServiceClient>();
        AddClient<Health.HealthClient>();
        services.AddHealthChecks().AddCheck<ServiceHealth>("places");

        void AddClient<TClient>() where TClient : class => services.AddServiceClient<TClient>(address);
    }

    /// <summary>A client of the service.</summary>
    public static void AddServiceClient<TClient>(this IServiceCollection services, ServiceAddress address) where TClient : class => services
        .AddGrpcClient<TClient>(options => options.Address = address.Target)
        .ConfigurePrimaryHttpMessageHandler(provider => ServiceChannel.CreateHandler(
                address, provider.GetRequiredService<ConnectionTimes>(), provider.GetRequiredService<TimeProvider>(), TlsOf(provider, address)))
        .AddHttpMessageHandler(provider => new LostConnectionHandler(provider.GetRequiredService<RetryMetrics>()))
        .ConfigureChannel(options => ServiceChannel.Configure(options, address))
        .AddInterceptor<CallInterceptor>()
        .AddInterceptor<DataVersionInterceptor>();

    static SslClientAuthenticationOptions? TlsOf(IServiceProvider provider, ServiceAddress address) => address.Certificate is null ? null : ClientTls.Options(
        provider.GetRequiredKeyedService<WatchedCertificate>(address.Certificate.Certificate.Setting),
        provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WatchedCertificate>>());
}
