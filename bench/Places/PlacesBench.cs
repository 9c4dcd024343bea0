using System.Globalization;
using System.Text.Json;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Questions;

namespace Map.Bench.Places;

/// <summary>What a map asks, end to end, against what the database alone can do and against PostGraphile.</summary>
static class PlacesBench
{
    const int Rounds = 3;
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(int places)
    {
        await using var map = await BenchMap.StartAsync(places);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ## {places:N0} places

            | question | callers | peer | per second | GraphQL / peer | p50 ms | p95 ms | p99 ms |
            |---|---|---|---|---|---|---|---|
            """));
        foreach (var question in AllQuestions.About(await Samples.ReadAsync(map.Database)))
        {
            var graphQL = new Uri(map.Gateway, "/graphql");
            await CheckAsync(graphQL, question.Samples.Select(question.Query));
            await CheckAsync(map.Peer.Address, question.Samples.Select(question.PeerQuery));
            IPeer[] peers =
            [
                new Wrk("GraphQL", map.Gateway, [.. question.Samples.Select(sample => ("POST", "/graphql", (string?)question.Query(sample).Body()))]),
                new PgBench(question, map.Connection),
                new Wrk("PostGraphile", map.Peer.Address,
                    [.. question.Samples.Select(sample => ("POST", "/graphql", (string?)question.PeerQuery(sample).Body()))]),
            ];
            foreach (var callers in (int[])[1, 16])
            foreach (var (peer, figures, ratio) in await InTurnAsync(peers, callers))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {question.Name} | {callers} | {peer.Name} | {figures.PerSecond:N0} | {ratio:0.00} | {figures.P50.TotalMilliseconds:0.00} "
                    + $"| {figures.P95.TotalMilliseconds:0.00} | {figures.P99.TotalMilliseconds:0.00} |"));
        }
        var (ours, theirs) = map.Memory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            In memory after all that: service and gateway {ours >> 20:N0} MB, PostGraphile {theirs >> 20:N0} MB.
            """));
        return 0;
    }

    // Peers in turn: these machines are noisy, and only what is measured side by side can be compared. The median turn of each, and the median
    // of the ratios of the first one's rate to its own.
    static async Task<IEnumerable<(IPeer Peer, Figures Figures, double Ratio)>> InTurnAsync(IReadOnlyList<IPeer> peers, int callers)
    {
        foreach (var peer in peers) await peer.RunAsync(callers, Turn);
        var rounds = new List<Dictionary<IPeer, Figures>>();
        for (var round = 0; round < Rounds; round++)
        {
            var figures = new Dictionary<IPeer, Figures>();
            foreach (var peer in round % 2 == 0 ? peers : peers.Reverse()) figures[peer] = await peer.RunAsync(callers, Turn);
            rounds.Add(figures);
        }
        return peers.Select(peer => (
            peer,
            rounds.Select(figures => figures[peer]).OrderBy(figures => figures.PerSecond).ElementAt(Rounds / 2),
            rounds.Select(figures => figures[peers[0]].PerSecond / figures[peer].PerSecond).Order().ElementAt(Rounds / 2)));
    }

    // A fast error is no answer.
    static async Task CheckAsync(Uri server, IEnumerable<GraphQLRequest> requests)
    {
        using var http = new HttpClient();
        foreach (var request in requests)
        {
            using var answer = await http.PostAsync(server, new StringContent(request.Body(), null, "application/json"));
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            if (!answer.IsSuccessStatusCode || body.TryGetProperty("errors", out _))
                throw new InvalidOperationException($"{server} does not answer {request.Body()}: {body}");
        }
    }
}
