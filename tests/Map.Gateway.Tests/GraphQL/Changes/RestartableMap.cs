using Grpc.AspNetCore.Server;
using Map.Cli.Clusters;
using Map.Gateway.Tests.Hosting;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Gateway.Tests.GraphQL.Changes;

/// <summary>Two gateways, the service and a PostgreSQL of their own, each of which can be stopped and started again.</summary>
public sealed class RestartableMap : IAsyncLifetime
{
    readonly FakeLoggerProvider serviceLog = new();
    readonly CallLog calls = new();
    ThrowAwayCluster cluster = null!;
    WebApplication service = null!;
    int databasePort;

    internal TestGateway First { get; private set; } = null!;

    internal TestGateway Second { get; private set; } = null!;

    /// <summary>What reached the service, but for the watching of its state.</summary>
    internal IEnumerable<string> Calls => calls.Methods.Where(method => method != nameof(ChangesService.ChangesServiceBase.WatchDataVersion));

    string ConnectionString => cluster.Cluster.ConnectionString("map");

    public async Task InitializeAsync()
    {
        cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync("map");
        databasePort = new NpgsqlConnectionStringBuilder(ConnectionString).Port;
        await MigratedDatabase.MigrateAsync(ConnectionString);
        service = await StartServiceAsync(0);
        First = await TestGateway.StartAsync(ServiceUrl);
        Second = await TestGateway.StartAsync(ServiceUrl);
    }

    public async Task DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await service.DisposeAsync();
        await cluster.DisposeAsync();
    }

    internal async Task<string> KeyAsync(Role role) =>
        (await service.Services.GetRequiredService<KeyStore>().CreateAsync(role, [], "test", CancellationToken.None)).Secret;

    /// <summary>Adds a place behind the back of the service, the way that an import does.</summary>
    internal Task<Guid> AddAsync(string name, bool published = true, (double X, double Y)? at = null) => SaveAsync(context =>
    {
        var place = new PlaceEntity
        {
            Id = Guid.NewGuid(), Name = name, Kind = PlaceKind.Office, Status = PlaceStatus.Open, Published = published,
        };
        if (at is (var x, var y))
            (place.ExactPosition, place.Precision) = (new(x, y) { SRID = 4326 }, Precision.Building);
        context.Add(place);
        return Task.FromResult(place.Id);
    });

    internal Task EditAsync(Guid id, Action<PlaceEntity> edit) => SaveAsync(async context =>
    {
        edit(await context.Places.SingleAsync(place => place.Id == id));
        return id;
    });

    internal Task DeleteAsync(Guid id) => SaveAsync(async context =>
    {
        context.Remove(await context.Places.SingleAsync(place => place.Id == id));
        return id;
    });

    internal async Task StopServiceAsync()
    {
        var url = ServiceUrl;
        await service.StopAsync();
        await service.DisposeAsync();
        stoppedAt = url;
    }

    internal async Task StartServiceAgainAsync() => service = await StartServiceAsync(stoppedAt!.Port);

    internal async Task RestartDatabaseAsync()
    {
        await cluster.Cluster.StopAsync();
        await cluster.Cluster.StartAsync(databasePort);
    }

    Uri? stoppedAt;

    internal Uri Service => ServiceUrl;

    Uri ServiceUrl => new(service.Urls.Single());

    async Task<WebApplication> StartServiceAsync(int port)
    {
        var app = Map.Service.Setup.Build(
            new ServiceSettings(ConnectionString, new($"http://127.0.0.1:{port}")) { ContributorsPublish = true },
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(serviceLog);
                builder.Services.AddSingleton(calls).Configure<GrpcServiceOptions>(grpc => grpc.Interceptors.Add<CallLog>());
            });
        await app.StartAsync();
        return app;
    }

    async Task<T> SaveAsync<T>(Func<MapDbContext, Task<T>> change)
    {
        await using var database = MapDatabase.Connect(ConnectionString + ";Pooling=false");
        await using var context = MapDbContext.Open(database, TimeProvider.System);
        context.Author = Author.Import;
        var result = await change(context);
        await context.SaveChangesAsync();
        return result;
    }
}
