using Map.Service.Contributions;
using Map.Service.Contributions.Twins;
using Map.Service.Dump;
using Map.Service.Events;
using Map.Service.FacilityTypes;
using Map.Service.Freshness;
using Map.Service.Hosting;
using Map.Service.Import.Calendars;
using Map.Service.Import.Lists;
using Map.Service.Import.Sources;
using Map.Service.Import.Uploads;
using Map.Service.Keys;
using Map.Service.Localities;
using Map.Service.Log;
using Map.Service.Log.History;
using Map.Service.Mirrors;
using Map.Service.Organisations;
using Map.Service.Places;
using Map.Service.Regions;
using Map.Service.Search;
using Map.Service.TellMe;
using Map.Service.View.Clusters;
using Map.Service.View.Statistics;
using Map.Service.View.Tiles;
using Map.Service.Webhooks;
using Map.Telemetry;
using Map.Tls;

namespace Map.Service;

/// <summary>What the service is made of, and the order in which a call passes through it.</summary>
public static class Setup
{
    // A place with all of its fields at their maximum is far smaller.
    const int MaximumRequestBytes = Limits.RequestBytes;

    public static WebApplication Build(ServiceSettings settings, Action<WebApplicationBuilder>? also = null)
    {
        // Without config reload: its file watcher fires on every write below the working folder, where the database may be.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.ListenAt(settings.Addresses);
        builder.Logging.AddSafeConsole(settings.Log);
        builder.Logging.AddFilter(UnreadCalls.LibraryLog, LogLevel.None);
        AddServices(builder.Services, settings);
        also?.Invoke(builder);

        var app = builder.Build();
        UsePipeline(app, settings);
        return app;
    }

    static void AddServices(IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<PreparedDatabase>();
        services.AddCertificate(settings.Certificate);
        services.AddStorage(settings.Database, settings.Pool, settings.SpoolBytes);
        services.AddSingleton<LogThrottle>();
        services.AddAccess(settings.KeyTrust ?? TrustSettings.Usual);
        services.AddPlaces();
        services.AddOrganisations();
        services.AddEvents();
        services.AddContributions(settings.Suggestions ?? SuggestionSettings.Usual);
        services.AddRegions();
        services.AddFacilityTypes();
        services.AddLocalities();
        services.AddSearch();
        services.AddClusters();
        services.AddStatistics();
        services.AddTiles();
        services.AddTwins();
        services.AddChanges();
        services.AddHistory();
        services.AddKeys();
        services.AddLists();
        services.AddCalendars();
        services.AddUploads();
        services.AddSources();
        services.AddFreshness(settings.Mail, settings.LinkCheck);
        services.AddWebhooks();
        services.AddTellMe(settings.Subscribers, settings.Mail);
        services.AddDump();
        services.AddMirrors();
        services.AddSingleton<IMetricSource>(new BackupMetrics(settings.BackupStatus));
        services.AddMetrics(services.AddTelemetry(settings.Telemetry, settings.Admin, "map-places", traces => traces.AddNpgsql()));
        services.AddGrpcHealthChecks().AddCheck<PlacesHealth>("places");
        if (settings.Reflection) services.AddGrpcReflection();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaximumRequestBytes;
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<MapServerInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
        });
    }

    // Every call: a deadline, its errors, a server of the map, its caller, then the method.
    static void UsePipeline(WebApplication app, ServiceSettings settings)
    {
        app.UseRouting();
        app.UseUnreadCalls(app.Logger);
        app.UseBoundedTime();
        app.MapPlaces();
        app.MapOrganisations();
        app.MapEvents();
        app.MapContributions();
        app.MapRegions();
        app.MapFacilityTypes();
        app.MapLocalities();
        app.MapSearch();
        app.MapClusters();
        app.MapStatistics();
        app.MapTiles();
        app.MapChanges();
        app.MapHistory();
        app.MapKeys();
        app.MapUploads();
        app.MapFreshness();
        app.MapCitedPages();
        app.MapTellMe();
        app.MapDump();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/ready");
        if (settings.Reflection) app.MapGrpcReflectionService();
    }
}
