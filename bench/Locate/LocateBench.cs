using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Map.Bench.Load;
using Map.Cli.Clusters;
using Map.Gazetteer;
using Map.Service;
using Map.Service.Hosting;
using Map.Service.Import;
using Map.Service.Localities;
using Map.Service.Storage;

namespace Map.Bench.Locate;

/// <summary>How long <c>locate</c> takes, and how often a guess would be wrong.</summary>
static class LocateBench
{
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.3);
    static readonly TimeSpan RunTime = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        var (before, watch) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.StartNew());
        var gazetteer = await EmbeddedGazetteer.ReadAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {gazetteer.Names.Count:N0} names of {gazetteer.Entries.Count:N0} places, loaded in {watch.Elapsed.TotalSeconds:0.0} s into
            {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB.
            """));

        Console.WriteLine("""

            One caller, the search without gRPC:

            | text | peer | per second | p50 ms | p99 ms | CPU ms |
            |---|---|---|---|---|---|
            """);
        var places = new Atlas(gazetteer, []);
        foreach (var (kind, texts) in Texts.Single.Concat(Texts.Of(places))) await MeasureAsync(kind, new SearchPeer(places, texts));
        Bounds.Print(gazetteer);
        Bounds.PrintParts(places);

        await using var cluster = await PrivateCluster.StartThrowAwayAsync();
        var connection = cluster.Cluster.SuperuserConnectionString("postgres");
        await using var database = MapDatabase.Connect(connection);
        await Migrations.ApplyAsync(database, CancellationToken.None);
        await SeedLoader.LoadIfEmptyAsync(database, "seed", TimeProvider.System, CancellationToken.None);
        watch.Restart();
        await TrigramPeer.FillAsync(database, gazetteer);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Loading the same names into a table with its indexes: {watch.Elapsed.TotalSeconds:0.0} s. One caller; client, service and
            database share {Environment.ProcessorCount} cores. CPU is that of client and service, without the database.

            | text | peer | per second | p50 ms | p99 ms | CPU ms |
            |---|---|---|---|---|---|
            """));

        await using var service = Setup.Build(new ServiceSettings(connection, new Uri("http://127.0.0.1:0")));
        await service.StartAsync();
        using var channel = GrpcChannel.ForAddress(service.Urls.Single());
        using var current = new CurrentAtlas(MapServers.Only(database));
        var atlas = await current.GetAsync(CancellationToken.None);
        foreach (var (kind, texts) in Texts.Single) await MeasureAsync(kind, new LocatePeer(channel, texts));
        foreach (var (kind, texts) in Texts.Of(atlas))
        {
            await MeasureAsync(kind, new LocatePeer(channel, texts));
            await MeasureAsync(kind, new TrigramPeer(database, [.. texts.Select(gazetteer.Folding.Fold)]));
        }
        await service.StopAsync();
        return 0;
    }

    static async Task MeasureAsync(string kind, IPeer peer)
    {
        await LoadRun.OfAsync(peer, 1, WarmUp, Usage);
        var run = await LoadRun.OfAsync(peer, 1, RunTime, Usage);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {kind} | {peer.Name} | {run.PerSecond:N0} | {run.Millisecond(0.5):0.000} | {run.Millisecond(0.99):0.000} "
            + $"| {run.ServerCpu.TotalMilliseconds:0.000} |"));
    }

    // Client and service both run in this process.
    static Task<ServerUsage> Usage() =>
        Task.FromResult(new ServerUsage(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime));
}
