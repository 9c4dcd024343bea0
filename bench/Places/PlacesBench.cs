using System.Globalization;
using System.Text.Json;
using Map.Bench.Places.Export;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Questions;
using Map.Contract;
using Map.Service.Access;

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

            | question | callers | who | per second | of pgbench | of PostGraphile | p50 ms | p95 ms | p99 ms |
            |---|---|---|---|---|---|---|---|---|
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
            // As by somebody who was not answered before, and by somebody who was.
            GraphQL("GraphQL, cold", map.Gateway, question.Samples.Select(question.Query), ("Cache-Control", "no-cache")),
            GraphQL("GraphQL, warm", map.Gateway, question.Samples.Select(question.Query)),
            new PgBench(map.Connection, [.. question.Samples.Select(question.Statement)]),
        ];
        if (question.PeerQuery is not { } peerQuery) return peers;
        await CheckAsync(map.Peer.Address, question.Samples.Select(peerQuery));
        peers.Add(GraphQL(PostGraphileServer.Name, map.Peer.Address, question.Samples.Select(peerQuery)));
        return peers;
    }

    static async Task<List<(string Name, IReadOnlyList<IPeer> Peers)>> TilesAsync(BenchMap map, IReadOnlyList<Sample> samples)
    {
        var key = await new KeyStore(map.Database, TimeProvider.System).CreateAsync(Role.Contributor, [], "bench", CancellationToken.None);
        var all = new List<(string, IReadOnlyList<IPeer>)>();
        foreach (var zoom in (int[])[6, 10, 14])
        {
            var tiles = new TileQuestion(zoom, samples);
            all.Add(($"tile z{zoom}",
            [
                tiles.Cold(map.Gateway, key.Secret), tiles.Warm(map.Gateway), await tiles.UnchangedAsync(map.Gateway),
                tiles.Statements(map.Connection),
            ]));
        }
        return all;
    }

    static Wrk GraphQL(string name, Uri server, IEnumerable<GraphQLRequest> requests, params (string, string)[] headers) =>
        new(name, server, [.. requests.Select(request => WrkRequest.Post("/graphql", request.Body(), headers))]);

    static async Task CompareAsync(string question, IReadOnlyList<IPeer> peers)
    {
        // Until all that takes part is compiled, planned and in memory.
        foreach (var peer in peers) await peer.RunAsync(16, 3 * Turn);
        foreach (var callers in (int[])[1, 16])
        {
            var rounds = await InTurnAsync(peers, callers);
            foreach (var peer in peers)
            {
                var figures = rounds.Select(round => round[peer]).OrderBy(figures => figures.PerSecond).ElementAt(Rounds / 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {question} | {callers} | {peer.Name} | {figures.PerSecond:N0} | {RatioTo(PgBench.PeerName)} "
                    + $"| {RatioTo(PostGraphileServer.Name)} | {figures.P50.TotalMilliseconds:0.00} "
                    + $"| {figures.P95.TotalMilliseconds:0.00} | {figures.P99.TotalMilliseconds:0.00} |"));

                // The median of the rounds; a peer that had no answer in the time has no rate to compare with.
                string RatioTo(string name)
                {
                    if (peer.Name == name || peers.FirstOrDefault(other => other.Name == name) is not { } other) return "";
                    var ratio = rounds.Select(round => round[peer].PerSecond / round[other].PerSecond).Order().ElementAt(Rounds / 2);
                    return double.IsFinite(ratio) ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "";
                }
            }
        }
    }

    // Peers in turn: these machines are noisy, and only what is measured side by side can be compared.
    static async Task<List<Dictionary<IPeer, Figures>>> InTurnAsync(IReadOnlyList<IPeer> peers, int callers)
    {
        var rounds = new List<Dictionary<IPeer, Figures>>();
        for (var round = 0; round < Rounds; round++)
        {
            var figures = new Dictionary<IPeer, Figures>();
            foreach (var peer in round % 2 == 0 ? peers : peers.Reverse()) figures[peer] = await peer.RunAsync(callers, Turn);
            rounds.Add(figures);
        }
        return rounds;
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
