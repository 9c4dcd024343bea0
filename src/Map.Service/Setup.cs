using Map.Contract;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.FacilityTypes;
using Map.Service.Hosting;
using Map.Service.Localities;
using Map.Service.Log;
using Map.Service.Log.ChangeFeed;
using Map.Service.Log.DataVersion;
using Map.Service.Log.History;
using Map.Service.Organisations;
using Map.Service.Places;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;
using Map.Service.Places.Write;
using Map.Service.Regions;
using Map.Service.Storage;
using Map.Service.View.Clusters;
using Map.Service.View.Statistics;
using Map.Service.View.Tiles;
using Map.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Npgsql;

namespace Map.Service;

/// <summary>What the service is made of.</summary>
public static class Setup
{
    // A place with everything it may hold is far below.
    const int LargestRequest = Limits.RequestBytes;

    public static WebApplication Build(PlacesSettings settings, Action<WebApplicationBuilder>? also = null)
    {
        // Else every write below the working folder, in which the database may be, wakes the process.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseUrls([.. settings.Addresses.Select(address => address.Url)]);
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = SocketFile.Bind);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            // What was asked by a gateway that is gone without a word is worked on no longer.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).OnlyWhatMayBeLogged();
        builder.Services.AddStorage(settings.Database).AddSingleton<KeyStore>().AddSingleton(settings).AddSingleton<PreparedDatabase>();
        builder.Services.AddPlaces().AddFacilityTypes().AddOrganisations().AddRegions().AddLocalities().AddTiles().AddChanges().AddHistory();
        builder.Services.AddTelemetry(settings.Telemetry, "map-places", traces => traces.AddNpgsql(), metrics => metrics.AddDatabase());
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = LargestRequest;
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
        });
        builder.Services.AddGrpcHealthChecks().AddCheck<DatabaseHealth>("database");
        if (settings.Reflection) builder.Services.AddGrpcReflection();
        also?.Invoke(builder);

        var app = builder.Build();
        app.UseRouting();
        app.UseUnreadCalls(app.Logger);
        app.UseBoundedTime();
        app.MapGrpcService<PlacesApi>();
        app.MapGrpcService<FacilityTypesApi>();
        app.MapGrpcService<OrganisationsApi>();
        app.MapGrpcService<RegionsApi>();
        app.MapGrpcService<LocalitiesApi>();
        app.MapGrpcService<TilesApi>();
        app.MapGrpcService<ChangesApi>();
        app.MapGrpcService<HistoryApi>();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/ready");
        if (settings.Reflection) app.MapGrpcReflectionService();
        return app;
    }

    // The libraries log statements, messages and details of errors, in which there may be a position that somebody asked for.
    static void OnlyWhatMayBeLogged(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        // Of connections that it closes because they flood it: faults of the other side, with a stack trace as critical.
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None)
        .AddFilter("Grpc", LogLevel.Warning)
        .AddFilter(UnreadCalls.LibraryLog, LogLevel.None)
        .AddFilter("Npgsql", LogLevel.Warning);

    static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddSingleton<PlaceFilterRules>().AddSingleton<GetPlace>().AddSingleton<BatchGetPlaces>().AddSingleton<SearchPlaces>()
        .AddSingleton<CountPlaces>().AddSingleton<FindNear>().AddSingleton<StreamPlaces>()
        .AddSingleton<ClusterPlaces>().AddSingleton<SummarisePlaces>().AddSingleton<CreatePlace>();

    static IServiceCollection AddFacilityTypes(this IServiceCollection services) => services.AddSingleton<ListFacilityTypes>();

    static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddSingleton<GetOrganisation>().AddSingleton<BatchGetOrganisations>().AddSingleton<SearchOrganisations>()
        .AddSingleton<BatchGetInvolvements>();

    static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddSingleton<GetRegion>().AddSingleton<BatchGetRegions>().AddSingleton<SearchRegions>();

    static IServiceCollection AddLocalities(this IServiceCollection services) => services
        .AddHostedService<GazetteerReader>().AddSingleton<CurrentAtlas>().AddSingleton<Locate>();

    static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<ChangeLog>().AddSingleton<SharedChanges>().AddSingleton<LatestRevision>().AddSingleton<KnownDataVersion>()
        .AddSingleton<ListChanges>().AddSingleton<WatchChanges>().AddSingleton<WatchDataVersion>().AddHostedService<RevisionListener>();

    static IServiceCollection AddHistory(this IServiceCollection services) => services.AddSingleton<ListRevisions>();

    static IServiceCollection AddTiles(this IServiceCollection services) => services.AddSingleton<GetTile>();
}
