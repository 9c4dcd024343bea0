using Grpc.Health.V1;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using Map.Contract;
using Map.Gateway.Exports;
using Map.Gateway.GraphQL;
using Map.Gateway.GraphQL.Changes;
using Map.Gateway.GraphQL.Clusters;
using Map.Gateway.GraphQL.FacilityTypes;
using Map.Gateway.GraphQL.Localities;
using Map.Gateway.GraphQL.Nodes;
using Map.Gateway.GraphQL.Operations;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Statistics;
using Map.Gateway.Http;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Errors;
using Map.Gateway.Http.Limits;
using Map.Gateway.Http.Limits.Costs;
using Map.Gateway.Pages;
using Map.Gateway.Tiles;
using Map.Gateway.Upstream;
using Map.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Map.Gateway;

/// <summary>Puts the gateway together.</summary>
public static class Setup
{
    // Each may hold calls to the service: one who opens them without end must not take the gateway from the others.
    const long MaximumSockets = 10_000;

    static readonly TimeSpan SocketTimeout = TimeSpan.FromSeconds(20);

    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Else every write below the working folder, in which the database may be, wakes the process.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        configure?.Invoke(builder);
        var settings = GatewaySettings.From(builder.Configuration);
        builder.WebHost.UseUrls(settings.ListenUrl.ToString());
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = UnreadBody.MostBytes;
            options.Limits.MaxConcurrentUpgradedConnections = MaximumSockets;
        });
        // The framework logs the address of every request, and that of a file may hold a position somebody asked for.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        // And the client logs what the service refused, in which there may be one that somebody typed.
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        // Whoever probes the health reads it in the answer; asking again every second, they would fill the log.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        AddServices(builder.Services, settings);
        var app = builder.Build();
        Map(app);
        return app;
    }

    static void AddServices(IServiceCollection services, GatewaySettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ConnectionTimes.Usual);
        services.AddTelemetry(settings.Telemetry, "map-gateway");
        services.AddHttpContextAccessor();
        services.AddSingleton<CallInterceptor>();
        services.AddSingleton<WriteInterceptor>();
        services.AddSingleton<KnownState>();
        services.AddHostedService<StateWatch>();
        PlacesChannel.AddResolver(services, settings.Places);
        AddClient<V1.PlacesService.PlacesServiceClient>(services, settings);
        AddClient<V1.ClustersService.ClustersServiceClient>(services, settings);
        AddClient<V1.StatisticsService.StatisticsServiceClient>(services, settings);
        AddClient<V1.OrganisationsService.OrganisationsServiceClient>(services, settings);
        AddClient<V1.FacilityTypesService.FacilityTypesServiceClient>(services, settings);
        AddClient<V1.RegionsService.RegionsServiceClient>(services, settings);
        AddClient<V1.LocalitiesService.LocalitiesServiceClient>(services, settings);
        AddClient<V1.ChangesService.ChangesServiceClient>(services, settings);
        AddClient<V1.HistoryService.HistoryServiceClient>(services, settings);
        AddClient<V1.TilesService.TilesServiceClient>(services, settings);
        AddClient<Health.HealthClient>(services, settings);
        services.AddSingleton(settings.Callers);
        services.AddSingleton<CallerBudgets>();
        services.AddSingleton<CallerLimits>();
        services.AddTransient<PlaceFiles>();
        services.AddSingleton<PlaceTiles>();
        services.AddSingleton(new TileCache(settings.TileCacheBytes));
        services.AddSingleton(Edition.Of(settings.Operations));
        services.AddSingleton<AnswerTags>();
        KeptAnswers.Add(services, settings.AnswerCacheBytes);
        services.TryAddSingleton(WebPages.OfThisBuild());
        services.AddTransient<PlaceWatch>();
        services.AddHealthChecks().AddCheck<PlacesHealth>("places");
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblem>();
        // A malformed request is the caller's fault; everything else that ends here is ours, and is logged.
        services.Configure<ExceptionHandlerOptions>(options =>
            options.SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException);
        AnswerCompression.Add(services);
        // Websites may read the map from a browser; a key never travels along, for no cross-origin request may carry the header.
        services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin()
            .WithMethods("GET", "POST")
            .WithHeaders(
                "Content-Type", "GraphQL-Preflight", "GraphQL-Cost", "Apollo-Require-Preflight", "X-Requested-With", "If-None-Match")
            .WithExposedHeaders("ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromDays(1))));
        services.AddSingleton<GraphQLErrors>();
        services.AddSingleton<OperationCosts>();
        services.AddSingleton<OperationBudget>();
        var operations = StoredOperations.Read(settings.Operations.Folder);
        services.AddSingleton(operations);
        // The hash that Apollo's clients ask by first.
        services.AddSha256DocumentHashProvider(HashFormat.Hex);
        // The engine's defaults would switch introspection off, and know less of costs and depths than Limits does.
        var server = services.AddGraphQLServer(disableDefaultSecurity: true);
        server.ConfigureSchemaServices(schema => schema.AddSingleton<IOperationDocumentStorage>(operations));
        AddSchema(server);
        AddPipeline(server, settings.Operations.Only);
        services.AddHostedService<StoredOperationCheck>();
    }

    static void AddClient<TClient>(IServiceCollection services, GatewaySettings settings)
        where TClient : class =>
        services.AddGrpcClient<TClient>(options => options.Address = settings.Places.Target)
            .ConfigurePrimaryHttpMessageHandler(provider => PlacesChannel.CreateHandler(
                settings.Places, provider.GetRequiredService<ConnectionTimes>(), provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(() => new LostConnectionHandler())
            .ConfigureChannel(options => PlacesChannel.Configure(options, settings.Places))
            .AddInterceptor<CallInterceptor>()
            .AddInterceptor<WriteInterceptor>();

    static void AddSchema(IRequestExecutorBuilder schema) => schema
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddSubscriptionType<Subscription>()
        .AddTypeExtension<NodeQueries>()
        .AddTypeExtension<PlaceQueries>()
        .AddTypeExtension<ClusterQueries>()
        .AddTypeExtension<StatisticsQueries>()
        .AddTypeExtension<FacilityTypeQueries>()
        .AddTypeExtension<OrganisationQueries>()
        .AddTypeExtension<RegionQueries>()
        .AddTypeExtension<LocalityQueries>()
        .AddTypeExtension<ChangeQueries>()
        .AddTypeExtension<AddPlace>()
        .AddTypeExtension<PlaceChanged>()
        .AddInterfaceType<INode>()
        .AddInterfaceType<Place>()
        .AddType<DetentionCentre>()
        .AddType<ReportingCentre>()
        .AddType<SupportGroup>()
        .AddType<Office>()
        .AddType<Organisation>()
        .AddType<Region>()
        .BindRuntimeType<DateOnly, DateType>()
        .BindRuntimeType<PartialDate, PartialDateType>()
        .BindRuntimeType<LanguageTag, LanguageType>()
        .BindRuntimeType<Polygon, PolygonType>()
        .AddDataLoader<PlaceById>()
        .AddDataLoader<FacilityTypeByCode>()
        .AddDataLoader<OrganisationById>()
        .AddDataLoader<RegionByCode>()
        .AddDataLoader<InvolvementsByPlace>()
        .AddDataLoader<InvolvementsByOrganisation>()
        .AddSocketSessionInterceptor<SocketKey>()
        .AddErrorFilter(services => services.GetRequiredService<GraphQLErrors>())
        .InitializeOnStartup();

    // What a request goes through, the outermost first. The engine's own analyzer of costs is not part of it: it does not know how long a
    // list becomes that a variable says.
    static void AddPipeline(IRequestExecutorBuilder server, bool onlyStored) => server
        .UseRequest(next => context => context.Services.GetRequiredService<GraphQLErrors>().TranslateAsync(context, next))
        .UseExceptions()
        .UseTimeout()
        .UseDocumentCache()
        .UseReadPersistedOperation()
        .UsePersistedOperationNotFound()
        .UseOnlyPersistedOperationAllowed()
        .UseDocumentParser()
        .UseRequest(next => context => DocumentLimits.CheckAsync(context, next))
        .UseDocumentValidation()
        .UseRequest(next => context => StoredOperationCheck.EndAsync(context, next))
        .UseOperationCache()
        .UseOperationResolver()
        .UseOperationVariableCoercion()
        .UseRequest(next => context => context.Services.GetRequiredService<OperationBudget>().CheckAsync(context, next))
        .UseRequest(next => context => ConfirmedAnswer.ExecuteAsync(context, next))
        .UseOperationExecution()
        .ModifyParserOptions(options =>
        {
            options.MaxAllowedTokens = DocumentLimits.Tokens;
            options.MaxAllowedFields = DocumentLimits.Tokens;
        })
        .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = onlyStored);

    static void Map(WebApplication app)
    {
        UnreadBody.Use(app);
        app.UseExceptionHandler();
        UseProxies(app);
        app.UseCors();
        var tags = app.Services.GetRequiredService<AnswerTags>();
        app.Use(next => context =>
        {
            tags.Set(context);
            return next(context);
        });
        // After CORS, so that a page of another site can read why it was refused.
        app.Use(next => context => context.RequestServices.GetRequiredService<CallerLimits>().ChargeRequestAsync(context, next));
        BodyLimit.Use(app);
        app.UseWhen(TaggedAnswers.AppliesTo, branch => branch.UseMiddleware<TaggedAnswers>());
        app.UseOutputCache();
        app.UseResponseCompression();
        var pages = app.Services.GetRequiredService<WebPages>();
        pages.UseAssets(app);
        GraphQLPage.Use(app, pages);
        // A page of any origin may open one: no browser sends a key along by itself. A peer that is gone without a word is noticed.
        app.UseWebSockets(new WebSocketOptions { KeepAliveTimeout = SocketTimeout });
        GraphQLRequests.Use(app);
        app.MapGet("/", () => Results.Text(FrontPage.Text));
        var graphQL = new object[] { new GraphQLAnswers(), new TaggedByState(HasErrorsWithin: true) };
        var kept = app.Services.GetRequiredService<KeptAnswers>();
        app.MapGraphQL().WithOptions(ServerOptions()).WithMetadata(graphQL).CacheOutput(kept);
        app.MapGraphQLPersistedOperations().WithMetadata(graphQL).CacheOutput(kept);
        PlaceFiles.Map(app, kept);
        PlaceTiles.Map(app);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(FlatCost.None);
        app.MapHealthChecks("/health/ready").WithMetadata(FlatCost.None);
    }

    static GraphQLServerOptions ServerOptions() => new()
    {
        // A page of another site shall not make a browser ask without asking us first.
        EnforceGetRequestsPreflightHeader = true,
        EnableMultipartRequests = false,
        // The package's own tool comes from another site; ours is GraphQLPage.
        Tool = { Enable = false },
    };

    // Anybody can write X-Forwarded-For: it is read only where the operator says who may, and as far as those vouch for each other.
    static void UseProxies(WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<CallerLimitSettings>().TrustedProxies;
        if (trusted.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
