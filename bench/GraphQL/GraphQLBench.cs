using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Map.Bench.Load;

namespace Map.Bench.GraphQL;

/// <summary>What GraphQL costs over writing the same objects with System.Text.Json.</summary>
static class GraphQLBench
{
    const int MostCallers = 16;

    public static async Task<int> RunAsync()
    {
        // Each caller blocks a thread while it waits.
        ThreadPool.SetMinThreads(2 * MostCallers, 2 * MostCallers);
        using var server = await ServerProcess.StartAsync("graphql", HttpVersion.Version11);
        Uri engine = new(server.Address, GraphQLServer.Engine), bare = new(server.Address, GraphQLServer.Bare);
        var question = Samples.Question();
        var (leaves, bytes) = await AnswerAsync(engine, bare, question);
        Console.WriteLine($"""
            A question of {question.Length:N0} bytes, an answer of {leaves} leaf values in {bytes:N0} bytes.
            {Environment.ProcessorCount} cores, client and server on the same ones.

            | question | under way | peer | per second | GraphQL / peer | p50 ms | p99 ms | server µs | server bytes |
            |---|---|---|---|---|---|---|---|---|
            """);
        foreach (var callers in (int[])[1, MostCallers])
        {
            using IPeer graphQL = new GraphQLPeer("GraphQL", engine, question), json = new GraphQLPeer("System.Text.Json", bare, question);
            await PrintAsync("known", callers, [graphQL, json], server);
        }

        var unseen = Samples.Question($"# {GraphQLPeer.Number}\n{Samples.Document}");
        var wrong = Samples.Question(Samples.Document.Replace("totalCount", Samples.Mistakes, StringComparison.Ordinal));
        foreach (var (name, body) in ((string, byte[])[])[("never seen before", unseen), ("with 200 mistakes", wrong)])
        {
            using IPeer graphQL = new GraphQLPeer("GraphQL", engine, body), json = new GraphQLPeer("System.Text.Json", bare, question);
            await PrintAsync(name, MostCallers, [graphQL, json], server);
        }

        await HostileBench.RunAsync();
        return 0;
    }

    static async Task PrintAsync(string question, int callers, IReadOnlyList<IPeer> peers, ServerProcess server)
    {
        foreach (var (peer, run, ratio) in await Comparison.OfAsync(peers, callers, server.UsageAsync))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {question} | {callers} | {peer.Name} | {run.PerSecond:N0} | {ratio:0.00} | {run.Millisecond(0.5):0.000} "
                + $"| {run.Millisecond(0.99):0.000} | {run.ServerCpu.TotalMicroseconds:0.0} | {run.ServerBytes:N0} |"));
        }
    }

    /// <summary>How large the answer is, once both have given the same.</summary>
    static async Task<(int Leaves, int Bytes)> AnswerAsync(Uri engine, Uri bare, byte[] question)
    {
        using var http = new HttpClient();
        var answers = new List<byte[]>();
        foreach (var endpoint in (Uri[])[engine, bare])
        {
            using var content = new ByteArrayContent(question) { Headers = { ContentType = new("application/json") } };
            using var response = await http.PostAsync(endpoint, content);
            answers.Add(await response.Content.ReadAsByteArrayAsync());
        }

        JsonNode byEngine = JsonNode.Parse(answers[0])!, byBare = JsonNode.Parse(answers[1])!;
        return JsonNode.DeepEquals(byEngine, byBare)
            ? (Leaves(byEngine), answers[0].Length)
            : throw new InvalidOperationException($"The answers differ:\n{byEngine}\n{byBare}");
    }

    static int Leaves(JsonNode? node) => node switch
    {
        JsonObject fields => fields.Sum(field => Leaves(field.Value)),
        JsonArray items => items.Sum(Leaves),
        _ => 1,
    };
}
