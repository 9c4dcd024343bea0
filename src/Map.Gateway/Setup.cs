using Map.Gateway.Catalogue;
using Map.Gateway.Dump;
using Map.Gateway.Events;
using Map.Gateway.Exports;
using Map.Gateway.Feeds;
using Map.Gateway.GraphQL;
using Map.Gateway.GraphQL.Changes;
using Map.Gateway.GraphQL.Clusters;
using Map.Gateway.GraphQL.Contributions;
using Map.Gateway.GraphQL.Events;
using Map.Gateway.GraphQL.FacilityTypes;
using Map.Gateway.GraphQL.Freshness;
using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Keys;
using Map.Gateway.GraphQL.Localities;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Nodes;
using Map.Gateway.GraphQL.Operations;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Search;
using Map.Gateway.GraphQL.Sources;
using Map.Gateway.GraphQL.Statistics;
using Map.Gateway.GraphQL.Suggestions;
using Map.Gateway.Hsds;
using Map.Gateway.Http;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Https;
using Map.Gateway.Http.Limits;
using Map.Gateway.Imports;
using Map.Gateway.Ogc;
using Map.Gateway.Packs;
using Map.Gateway.Pages;
using Map.Gateway.Pages.Built;
using Map.Gateway.PublicCalls;
using Map.Gateway.Reconcile;
using Map.Gateway.Tiles;
using Map.Gateway.Upstream;
using Map.Telemetry;
using Map.Tls;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway;

/// <summary>Puts the gateway together: its services, and the pipeline of a request.</summary>
public static class Setup
{
    static readonly TimeSpan SocketTimeout = TimeSpan.FromSeconds(20);

    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Disable config reload: its file watcher fires on every write below the working folder, where the database may be.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        configure?.Invoke(builder);
        var settings = GatewaySettings.From(builder.Configuration);
        builder.WebHost.UseNoOtherAddresses();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = UnreadBody.MostBytes;
            ConnectionLimits.ApplyTo(options);
            options.ConfigureEndpointDefaults(ConnectionLimits.ApplyTo);
            settings.Listen.ListenAt(options);
            PublicCallsSetup.ListenAt(options, settings.Calls);
        });
        ConfigureLog(builder.Logging, settings.Log);
        AddServices(builder.Services, settings);
        var app = builder.Build();
        UsePipeline(app, settings.Listen);
        MapEndpoints(app, settings.Listen);
        app.MapPublicCalls(settings.Calls);
        return app;
    }

    static void ConfigureLog(ILoggingBuilder log, LogFormat format)
    {
        // The framework logs the address of every request, and that of a file may hold a position that a person looked for.
        log.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        log.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        // It comes with Razor components and warns that its keys are not encrypted. Nothing is protected by them.
        log.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // The client logs the service's refusals, whose text may quote the caller's input.
        log.AddFilter("Grpc", LogLevel.Warning);
        // Health-check logs are off: the response says it, and polling would flood the log.
        log.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        format.ApplyTo(log);
    }

    static void AddServices(IServiceCollection services, GatewaySettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddTelemetry(settings.Telemetry, settings.Admin, "map-gateway");
        services.AddCertificate(settings.Listen.Certificate);
        services.AddUpstream(settings.Service);
        services.AddPublicCalls(settings.Calls, settings.Service);
        services.AddErrors();
        services.AddCrossOrigin();
        services.AddCallerLimits(settings.Callers, settings.Overload, settings.Connections);
        services.AddCaching(settings.Cache, BuildId.Of(settings.Operations.Folder, settings.Operations.Only, settings.Streets.IsThere, WebPages.PartsOfResponses()));
        services.AddPages(settings.Exit, settings.Streets);
        services.AddFiles();
        services.AddFeeds();
        services.AddEventFiles();
        services.AddHsds();
        services.AddDump();
        services.AddCatalogue();
        services.AddImports();
        services.AddPacks();
        services.AddReconcile();
        services.AddTiles();
        services.AddOgc();
        services.AddTransient<PlaceWatch>().AddSingleton<OpenSubscriptions>().AddSingleton<IMetricSource>(all => all.GetRequiredService<OpenSubscriptions>());
        AddSchema(services.AddGraphQL(settings.Operations));
    }

    static void UsePipeline(WebApplication app, ListenSettings listen)
    {
        // Outermost, so that it sees the body of every refused request, whichever step refused it.
        UnreadBody.Use(app);
        SafeHeaders.Use(app);
        // Before all refusals, so that pages of other sites can read them.
        app.UseCors();
        // Before all that takes work or memory: while there is too much to do, most requests come no further.
        app.UseEarlyRefusal();
        app.UseExceptionHandler();
        // Before the charge, which goes by the caller's address.
        app.UseTrustedProxies();
        HttpsOnly.Use(app, listen);
        // Before the ETags, which depend on it.
        CarriedRevision.Use(app);
        app.UseAdmission();
        // Before the charge: a 304 is cheaper than a response.
        app.UseETags();
        app.UseCallerLimits();
        BodyLimit.Use(app);
        // Outside of the output cache, which cannot send a 304 for what it does not hold, and of the compression: each encoding has its
        // ETag.
        app.UseConditionalRequests();
        // Outside of the compression, so that responses are cached as they are sent.
        app.UseOutputCache();
        // Inside of the caches, which answer whatever else there is to do.
        app.UseGatewayLimit();
        app.UseResponseCompression();
        // Before the check of GraphQL requests, which a browser's request for the page of /graphql would fail.
        app.UsePages();
        UnknownFile.Use(app);
        // A page of any origin may open one, because no browser sends a key by itself. The timeout detects clients that are gone.
        app.UseWebSockets(new WebSocketOptions { KeepAliveTimeout = SocketTimeout });
        app.UseGraphQLRequests();
    }

    static void MapEndpoints(WebApplication app, ListenSettings listen)
    {
        app.MapPages();
        app.MapGraphQLEndpoints();
        app.MapFiles();
        app.MapFeeds();
        app.MapEventFiles();
        app.MapHsds();
        app.MapDump();
        app.MapCatalogue();
        app.MapImports();
        app.MapPacks();
        app.MapReconcile();
        app.MapTiles();
        app.MapOgc();
        AcmeChallenges.Map(app, listen.AcmeWebroot);
        // Free of charge: monitoring must not be refused.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(FlatCost.None, PlainHttp.Allowed);
        app.MapHealthChecks("/health/ready").WithMetadata(FlatCost.None, PlainHttp.Allowed);
    }

    static void AddSchema(IRequestExecutorBuilder schema) => schema
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddSubscriptionType<Subscription>()
        .AddContractEnums()
        .AddScalars()
        .AddGeo()
        .AddNodes()
        .AddPlaces()
        .AddOrganisations()
        .AddEvents()
        .AddContributions()
        .AddRegions()
        .AddFacilityTypes()
        .AddLocalities()
        .AddSearch()
        .AddClusters()
        .AddStatistics()
        .AddChanges()
        .AddSuggestions()
        .AddFreshness()
        .AddSources()
        .AddKeys()
        .AddSocketSessionInterceptor<SocketKey>()
        .AddErrorFilter(services => services.GetRequiredService<GraphQLErrors>())
        .InitializeOnStartup();
}
