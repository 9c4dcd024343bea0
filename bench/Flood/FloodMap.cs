using Grpc.Core;
using Grpc.Net.Client;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Service.Import;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Bench.Flood;

/// <summary>The service on a throw-away cluster with the places of the seed, in this process.</summary>
sealed class FloodMap : IAsyncDisposable
{
    readonly ThrowAwayCluster cluster;
    readonly WebApplication app;
    readonly GrpcChannel channel;

    FloodMap(ThrowAwayCluster cluster, WebApplication app, GrpcChannel channel)
    {
        this.cluster = cluster;
        this.app = app;
        this.channel = channel;
    }

    public PlacesService.PlacesServiceClient Places => new(channel);

    public SuggestionsService.SuggestionsServiceClient Suggestions => new(channel);

    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<FloodMap> StartAsync()
    {
        var cluster = await PrivateCluster.StartThrowAwayAsync();
        var connection = cluster.Cluster.SuperuserConnectionString("postgres");
        await using (var database = MapDatabase.Connect(connection))
        {
            await Migrations.ApplyAsync(database, CancellationToken.None);
            await SeedLoader.LoadIfEmptyAsync(database, Checkout.Find().Seed, TimeProvider.System, CancellationToken.None);
        }

        // Nobody pays: the attack may have more machines than we can give it.
        var settings = new ServiceSettings(connection, new Uri("http://127.0.0.1:0")) 
        {
            Suggestions = SuggestionSettings.Usual with { ProofFrom = 0 },
        };
        var app = Setup.Build(settings, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync();
        var channel = GrpcChannel.ForAddress(app.Urls.Single(), new() { MaxReceiveMessageSize = 64 * 1024 * 1024 });
        return new(cluster, app, channel);
    }

    public async Task<Metadata> ReviewerAsync()
    {
        var key = await app.Services.GetRequiredService<KeyStore>().CreateAsync(Role.Reviewer, [], "bench", CancellationToken.None);
        return new() { { "authorization", $"Bearer {key.Secret}" } };
    }

    /// <summary>The first column of all rows.</summary>
    public async Task<List<T>> ColumnAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await row.ReadAsync()) values.Add(row.GetFieldValue<T>(0));
        return values;
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await cluster.DisposeAsync();
    }
}
