using System.Globalization;
using System.Net;
using Google.Protobuf;
using Map.Bench.Load;

namespace Map.Bench.Grpc;

/// <summary>What gRPC costs over a bare HTTP/2 POST of the same bytes.</summary>
static class GrpcBench
{
    public static async Task<int> RunAsync()
    {
        using var server = await ServerProcess.StartAsync("grpc", HttpVersion.Version20);
        Console.WriteLine($"""
            A question of {Samples.Near.CalculateSize()} bytes. A reply of {Samples.PlacesOfAPage} places in {Samples.Page.CalculateSize():N0} bytes;
            parsed, it takes {ParsedBytes():N0} of the client's bytes. A stream of {Samples.PlacesOfAMessage * Samples.Messages:N0} places
            in {Samples.Messages} messages. {Environment.ProcessorCount} cores, client and server on the same ones.

            The POSTs are what one would write by hand with HttpClient and an endpoint of the same Kestrel.

            | call | under way | peer | per second | gRPC / peer | p50 ms | p99 ms | server bytes | client bytes | server CPU us | client CPU us |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
        foreach (var streams in (bool[])[false, true])
        foreach (var callers in (int[])[1, 16])
        {
            using IPeer grpc = new GrpcPeer(server.Address, streams),
                retries = new GrpcPeer(server.Address, streams, retries: true),
                same = new BarePeer(server.Address, streams, parses: true),
                bare = new BarePeer(server.Address, streams, parses: false);
            foreach (var (peer, run, ratio) in await Comparison.OfAsync([grpc, retries, same, bare], callers, server.UsageAsync))
                Print(streams ? "stream" : "unary", callers, peer.Name, run, ratio);
        }
        return 0;
    }

    static void Print(string call, int callers, string peer, LoadRun run, double ratio) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {call} | {callers} | {peer} | {run.PerSecond:N0} | {ratio:0.00} | {run.Millisecond(0.5):0.000} | {run.Millisecond(0.99):0.000} "
        + $"| {run.ServerBytes:N0} | {run.ClientBytes:N0} "
        + $"| {run.ServerCpu.TotalMicroseconds:N1} | {run.ClientCpu.TotalMicroseconds:N1} |"));

    static long ParsedBytes()
    {
        var bytes = Samples.Page.ToByteArray();
        PlaceList.Parser.ParseFrom(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PlaceList.Parser.ParseFrom(bytes);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
