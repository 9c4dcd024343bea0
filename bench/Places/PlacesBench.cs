using System.Globalization;
using System.Text.Json;
using Map.Bench.Places.Export;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Questions;
using Map.Places.Access;

namespace Map.Bench.Places;

/// <summary>What a map asks, end to end, against what the database alone can do and against PostGraphile.</summary>
static class PlacesBench
{
    const int Rounds = 3;
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    /// <param name="places">How many there are.</param>
    /// <param name="rows">Only the rows that begin so.</param>
    public static async Task<int> RunAsync(int places, string rows)
    {
        await using var map = await BenchMap.StartAsync(places);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ## {places:N0} places

            | question | callers | peer | per second | ours / peer | p50 ms | p95 ms | p99 ms |
            |---|---|---|---|---|---|---|---|
            """));
        var samples = await Samples.ReadAsync(map.Database);
        foreach (var question in AllQuestions.About(samples).Concat(ClusterQuestions.About(samples)))
            if (question.Name.StartsWith(rows, StringComparison.Ordinal))
                await CompareAsync(question.Name, await PeersAsync(map, question));
        foreach (var (name, peers) in await TilesAsync(map, samples))
            if (name.StartsWith(rows, StringComparison.Ordinal))
                await CompareAsync(name, peers);
        var (ours, theirs) = map.Memory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            In memory after all that: service and gateway {ours >> 20:N0} MB, PostGraphile {theirs >> 20:N0} MB.
            """));
        if ("export".StartsWith(rows, StringComparison.Ordinal)) await ExportBench.RunAsync(map, await map.CountAsync());
        return 0;
    }

    static async Task<List<IPeer>> PeersAsync(BenchMap map, Question question)
    {
        await CheckAsync(new Uri(map.Gateway, "/graphql"), question.Samples.Select(question.Query));
        List<IPeer> peers =
        [
            GraphQL("GraphQL", map.Gateway, question.Samples.Select(question.Query)),
            new PgBench(map.Connection, [.. question.Samples.Select(question.Statement)]),
        ];
        if (question.PeerQuery is not { } peerQuery) return peers;
        await CheckAsync(map.Peer.Address, question.Samples.Select(peerQuery));
        peers.Add(GraphQL("PostGraphile", map.Peer.Address, question.Samples.Select(peerQuery)));
        return peers;
    }

    static async Task<List<(string Name, IReadOnlyList<IPeer> Peers)>> TilesAsync(BenchMap map, IReadOnlyList<Sample> samples)
    {
        var key = await new KeyStore(map.Database, TimeProvider.System).CreateAsync(Role.Contributor, [], "bench", CancellationToken.None);
        var all = new List<(string, IReadOnlyList<IPeer>)>();
        foreach (var zoom in (int[])[6, 10, 14])
        {
            var tiles = new TileQuestion(zoom, samples);
            all.Add(($"tile z{zoom}, cold", [tiles.Cold(map.Gateway, key.Secret), tiles.Statements(map.Connection)]));
            all.Add(($"tile z{zoom}, warm", [tiles.Warm(map.Gateway)]));
            all.Add(($"tile z{zoom}, 304", [await tiles.UnchangedAsync(map.Gateway)]));
        }
        return all;
    }

    static Wrk GraphQL(string name, Uri server, IEnumerable<GraphQLRequest> requests) =>
        new(name, server, [.. requests.Select(request => WrkRequest.Post("/graphql", request.Body()))]);

    static async Task CompareAsync(string question, IReadOnlyList<IPeer> peers)
    {
        // Until all that takes part is compiled, planned and in memory.
        foreach (var peer in peers) await peer.RunAsync(16, 3 * Turn);
        foreach (var callers in (int[])[1, 16])
        foreach (var (peer, figures, ratio) in await InTurnAsync(peers, callers))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {question} | {callers} | {peer.Name} | {figures.PerSecond:N0} | {ratio:0.00} | {figures.P50.TotalMilliseconds:0.00} "
                + $"| {figures.P95.TotalMilliseconds:0.00} | {figures.P99.TotalMilliseconds:0.00} |"));
    }

    // Peers in turn: these machines are noisy, and only what is measured side by side can be compared. The median turn of each, and the
    // median of the ratios of the first one's rate to its own.
    static async Task<IEnumerable<(IPeer Peer, Figures Figures, double Ratio)>> InTurnAsync(IReadOnlyList<IPeer> peers, int callers)
    {
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
