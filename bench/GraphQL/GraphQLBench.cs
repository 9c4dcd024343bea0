using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Map.Bench.Load;

namespace Map.Bench.GraphQL;

/// <summary>The cost of GraphQL, compared with writing the same objects with System.Text.Json.</summary>
static class GraphQLBench
{
    const int MostCallers = 16;

    public static async Task<int> RunAsync()
    {
        // Each caller blocks a thread while it waits.
        ThreadPool.SetMinThreads(2 * MostCallers, 2 * MostCallers);
        await using var server = await ServerProcess.StartAsync("graphql", HttpVersion.Version11);
        Uri engine = new(server.Address, GraphQLServer.Engine), bare = new(server.Address, GraphQLServer.Bare);
        var request = Samples.Request();
        var (leaves, bytes) = await CompareResponsesAsync(engine, bare, request);
        Console.WriteLine($"""
            A request of {request.Length:N0} bytes, a response of {leaves} leaf values in {bytes:N0} bytes.
            Client and server share {Environment.ProcessorCount} cores.

            | document | callers | peer | per second | GraphQL / peer | p50 ms | p99 ms | server µs | server bytes |
            |---|---|---|---|---|---|---|---|---|
            """);
        foreach (var callers in (int[])[1, MostCallers])
        {
            using IPeer graphQL = new GraphQLPeer("GraphQL", engine, request), json = new GraphQLPeer("System.Text.Json", bare, request);
            await PrintAsync("known", callers, [graphQL, json], server);
        }

        var unseen = Samples.Request($"# {GraphQLPeer.Number}\n{Samples.Document}");
        var wrong = Samples.Request(Samples.Document.Replace("totalCount", Samples.Mistakes, StringComparison.Ordinal));
        foreach (var (name, body) in ((string, byte[])[])[("never seen before", unseen), ("with 200 mistakes", wrong)])
        {
            using IPeer graphQL = new GraphQLPeer("GraphQL", engine, body), json = new GraphQLPeer("System.Text.Json", bare, request);
            await PrintAsync(name, MostCallers, [graphQL, json], server);
        }

        await HostileBench.RunAsync();
        return 0;
    }

    static async Task PrintAsync(string document, int callers, IReadOnlyList<IPeer> peers, ServerProcess server)
    {
        foreach (var (peer, run, ratio) in await Comparison.OfAsync(peers, callers, server.UsageAsync))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {document} | {callers} | {peer.Name} | {run.PerSecond:N0} | {ratio:0.00} | {run.Millisecond(0.5):0.000} "
                + $"| {run.Millisecond(0.99):0.000} | {run.ServerCpu.TotalMicroseconds:0.0} | {run.ServerBytes:N0} |"));
        }
    }

    /// <summary>The size of the response.</summary>
    /// <exception cref="InvalidOperationException">The two responses differ.</exception>
    static async Task<(int Leaves, int Bytes)> CompareResponsesAsync(Uri engine, Uri bare, byte[] request)
    {
        using var http = new HttpClient();
        var bodies = new List<byte[]>();
        foreach (var endpoint in (Uri[])[engine, bare])
        {
            using var content = new ByteArrayContent(request) { Headers = { ContentType = new("application/json") } };
            using var response = await http.PostAsync(endpoint, content);
            bodies.Add(await response.Content.ReadAsByteArrayAsync());
        }

        JsonNode ofEngine = JsonNode.Parse(bodies[0])!, ofBare = JsonNode.Parse(bodies[1])!;
        return JsonNode.DeepEquals(ofEngine, ofBare)
            ? (Leaves(ofEngine), bodies[0].Length)
            : throw new InvalidOperationException($"The responses differ:\n{ofEngine}\n{ofBare}");
    }

    static int Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Sum(field => Leaves(field.Value)),
        JsonArray items => items.Sum(Leaves),
        _ => 1,
    };
}
