using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Map.Contract;
using Map.Service;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Telemetry;
using Map.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Testing.Running;

/// <summary>The whole service on a port of its own, with a database of its own, and a client.</summary>
public sealed class PlacesServer : IAsyncLifetime
{
    TestDatabase database = null!;
    WebApplication app = null!;
    GrpcChannel channel = null!;
    CallInvoker calls = null!;
    NpgsqlDataSource filling = null!;
    Task? filled;

    public FakeLogCollector Log { get; } = new();

    /// <summary>How many suggestions wait; as usual when null.</summary>
    public SuggestionSettings? Suggesting { get; init; }

    /// <summary>The clock of the service; that of the machine when null.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether the work that comes round again, such as learning of freshness, is left out.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>How mail is sent; not at all when null.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>How addresses of those who want news are kept; nobody is told when null.</summary>
    public SubscriberSettings? Subscribers { get; init; }

    /// <summary>Whether it serves metrics and health, at <see cref="AdminUrl"/>.</summary>
    public bool IsMonitored { get; init; }

    public Uri AdminUrl => app.Services.GetRequiredService<AdminServer>().Url;

    public IServiceProvider Services => app.Services;

    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public KeyStore Keys => app.Services.GetRequiredService<KeyStore>();

    public MapBuilder Map { get; private set; } = null!;

    public PlacesService.PlacesServiceClient Places => new(calls);

    public ClustersService.ClustersServiceClient Clusters => new(calls);

    public StatisticsService.StatisticsServiceClient Statistics => new(calls);

    public OrganisationsService.OrganisationsServiceClient Organisations => new(calls);

    public EventsService.EventsServiceClient Events => new(calls);

    public RegionsService.RegionsServiceClient Regions => new(calls);

    public ChangesService.ChangesServiceClient Changes => new(calls);

    public HistoryService.HistoryServiceClient History => new(calls);

    public ContributionsService.ContributionsServiceClient Contributions => new(calls);

    public SuggestionsService.SuggestionsServiceClient Suggestions => new(calls);

    public ImportService.ImportServiceClient Imports => new(calls);

    public TilesService.TilesServiceClient Tiles => new(calls);

    public SearchService.SearchServiceClient Search => new(calls);

    public KeysService.KeysServiceClient KeysApi => new(calls);

    public GrpcChannel Channel => channel;

    /// <summary>For another service on the same database.</summary>
    public string ConnectionString => Patient(database.ConnectionString);

    public Uri Url => new(app.Urls.Single());

    /// <summary>Drops the database while the service runs.</summary>
    public ValueTask DropDatabaseAsync() => database.DisposeAsync();

    /// <summary>Without a limit for locks: tests hold them to make statements wait for longer than the service lets them.</summary>
    public static string Patient(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Options = MapDatabase.Options + " -c lock_timeout=0" }.ConnectionString;

    public async Task InitializeAsync()
    {
        database = await MigratedDatabase.CloneAsync();
        var settings = new ServiceSettings(await TestPooler.AddressAsync(Patient(database.ConnectionString)), new Uri("http://127.0.0.1:0"))
        {
            Reflection = true, ContributorsPublish = true, Suggestions = Suggesting, Mail = Mail, Subscribers = Subscribers,
            // More than there are calls in the contract, all of which wait at once in one test.
            Pool = 40,
            Admin = IsMonitored ? new(new("http://127.0.0.1:0")) : null,
        };
        app = Setup.Build(settings, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(new FakeLoggerProvider(Log));
            if (Clock is not null) builder.Services.AddSingleton(Clock);
            if (IsQuiet) LeaveOutPeriodicWork(builder.Services);
        });
        await app.StartAsync();
        channel = GrpcChannel.ForAddress(app.Urls.Single(), new GrpcChannelOptions { MaxReceiveMessageSize = 64 * 1024 * 1024 });
        calls = channel.Intercept(new PatientCalls());
        // Without a limit for statements as well: what a test fills may be large, and the machine busy.
        filling = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Options = MapDatabase.Options + " -c lock_timeout=0 -c statement_timeout=0", CommandTimeout = 0, MinPoolSize = 0,
        });
        Map = new MapBuilder(filling);
    }

    static void LeaveOutPeriodicWork(IServiceCollection services)
    {
        var periodic = services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.IsAssignableTo(typeof(PeriodicWork)) == true).ToList();
        foreach (var work in periodic) services.Remove(work);
    }

    /// <summary>
    /// Runs <paramref name="fill"/> for the first test of a class. The others await that run, so that all of them say why it failed.
    /// </summary>
    public Task FillOnceAsync(Func<Task> fill) => filled ??= fill();

    public async Task DisposeAsync()
    {
        channel.Dispose();
        await app.DisposeAsync();
        await filling.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>A new key, as metadata.</summary>
    public async Task<Metadata> KeyAsync(Role role, params string[] regions) =>
        Bearer((await Keys.CreateAsync(role, regions, "test", CancellationToken.None)).Secret);

    public static Metadata Bearer(string key) => new() { { "authorization", $"Bearer {key}" } };
}
