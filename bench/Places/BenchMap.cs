using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Map.Bench.Load;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Cli.Up;
using Map.Service.Access;
using Map.Service.Import;
using Map.Service.Places.Filter;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Npgsql;

namespace Map.Bench.Places;

/// <summary>A running instance with synthetic places: database, service and gateway, and PostGraphile on the same database.</summary>
sealed class BenchMap : IAsyncDisposable
{
    readonly LocalDatabase cluster;
    readonly Services services;

    BenchMap(LocalDatabase cluster, NpgsqlDataSource database, Services services, Addresses addresses, PostGraphileServer peer,
        NpgsqlConnectionStringBuilder connection)
    {
        this.cluster = cluster;
        this.services = services;
        Database = database;
        Gateway = new(addresses.Gateway);
        Peer = peer;
        Connection = connection;
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>How PostgreSQL's command-line tools connect.</summary>
    public NpgsqlConnectionStringBuilder Connection { get; }

    public Uri Gateway { get; }

    public PostGraphileServer Peer { get; }

    /// <summary>Current memory of service and gateway together, and of PostGraphile, in bytes.</summary>
    public (long Ours, long Peers) Memory => (Resident.Sum(process => process.Bytes), ResidentOf(Peer.ProcessId));

    /// <summary>Current memory of the service and of the gateway, in bytes.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Resident =>
        [.. new[] { services.Places, services.Gateway }.Select(process => (process.Name, ResidentOf(process.Pid!.Value)))];

    /// <summary>Starts the instance; the first time, also creates its data.</summary>
    public static async Task<BenchMap> StartAsync(int places)
    {
        // One database per size, kept for the next run.
        Environment.SetEnvironmentVariable("MAP_STATE", string.Create(
            CultureInfo.InvariantCulture, $"{Path.Combine(Checkout.Find().Root, ".map", "bench")}-{places}"));
        // All load comes from one caller, which would use up its budget.
        Environment.SetEnvironmentVariable("MAP_RATE_COST_PER_SECOND", "0");
        var checkout = Checkout.Find();
        var cluster = await LocalDatabase.OfAsync(checkout);
        var services = new Services(checkout);
        await services.StopAsync();
        LeftBehind.Note(cluster.StopAsync);
        LeftBehind.Note(services.StopAsync);
        var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
        await Migrations.ApplyAsync(database, CancellationToken.None);
        await SeedLoader.LoadIfEmptyAsync(database, checkout.Seed, TimeProvider.System, CancellationToken.None);
        // Only a superuser may switch triggers off.
        await using (var administrator = MapDatabase.Connect(cluster.SuperuserConnectionString))
            await SyntheticMap.FillAsync(administrator, places, () => Towns.ReadAsync(checkout.Seed));

        var connection = new NpgsqlConnectionStringBuilder(cluster.LoopbackConnectionString);
        var addresses = Addresses.Of(checkout, FreePort(), FreePort());
        var peer = await PostGraphileServer.StartAsync(Path.Combine(checkout.Root, "bench", "Places", "PostGraphile"), database, connection);
        await services.StartAsync(addresses, connection.ConnectionString, CancellationToken.None);
        return new(cluster, database, services, addresses, peer, connection);
    }

    /// <summary>The number of places that are visible without a key.</summary>
    public async Task<long> CountAsync()
    {
        var count = new CountPlaces(MapServers.Only(Database), new PlaceFilterRules(MapServers.Only(Database)));
        return (await count.RunAsync(new(), Caller.Anonymous, CancellationToken.None)).Count;
    }

    public async ValueTask DisposeAsync()
    {
        await Peer.DisposeAsync();
        await services.StopAsync();
        await Database.DisposeAsync();
        await cluster.StopAsync();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static long ResidentOf(int processId)
    {
        using var process = System.Diagnostics.Process.GetProcessById(processId);
        return process.WorkingSet64;
    }
}
