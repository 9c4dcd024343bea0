using System.Globalization;
using System.Text.Json;
using Map.Bench.Places.Export;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Scenarios;
using Map.Contract;
using Map.Service.Access;

namespace Map.Bench.Places;

/// <summary>The queries of a map website, end to end, compared with the database alone and with PostGraphile.</summary>
static class PlacesBench
{
    const int Rounds = 3;
    static readonly TimeSpan RunTime = TimeSpan.FromSeconds(2);

    /// <param name="places">The number of places in the database.</param>
    /// <param name="rows">Only the rows whose name begins with this text.</param>
    public static async Task<int> RunAsync(int places, string rows)
    {
        await using var map = await BenchMap.StartAsync(places);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ## {places:N0} places

            | query | callers | peer | per second | of pgbench | of PostGraphile | p50 ms | p95 ms | p99 ms |
            |---|---|---|---|---|---|---|---|---|
            """));
        var samples = await Samples.ReadAsync(map.Database);
        foreach (var scenario in PlaceScenarios.Of(samples).Concat(ClusterScenarios.Of(samples)))
            if (scenario.Name.StartsWith(rows, StringComparison.Ordinal))
                await CompareAsync(scenario.Name, await PeersAsync(map, scenario));
        foreach (var (name, peers) in await TilesAsync(map, samples))
            if (name.StartsWith(rows, StringComparison.Ordinal))
                await CompareAsync(name, peers);
        var (ours, theirs) = map.Memory;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Memory at the end: service and gateway {ours >> 20:N0} MB, PostGraphile {theirs >> 20:N0} MB.
            """));
        if ("export".StartsWith(rows, StringComparison.Ordinal)) await ExportBench.RunAsync(map, await map.CountAsync());
        return 0;
    }

    static async Task<List<IPeer>> PeersAsync(BenchMap map, Scenario scenario)
    {
        await CheckAsync(new Uri(map.Gateway, "/graphql"), scenario.Samples.Select(scenario.Query));
        List<IPeer> peers =
        [
            GraphQL("GraphQL, cold", map.Gateway, scenario.Samples.Select(scenario.Query), ("Cache-Control", "no-cache")),
            GraphQL("GraphQL, warm", map.Gateway, scenario.Samples.Select(scenario.Query)),
        ];
        if (scenario.Statement is { } statement) peers.Add(new PgBench(map.Connection, [.. scenario.Samples.Select(statement)]));
        if (scenario.PeerQuery is not { } peerQuery) return peers;
        await CheckAsync(map.Peer.Address, scenario.Samples.Select(peerQuery));
        peers.Add(GraphQL(PostGraphileServer.Name, map.Peer.Address, scenario.Samples.Select(peerQuery)));
        return peers;
    }

    static async Task<List<(string Name, IReadOnlyList<IPeer> Peers)>> TilesAsync(BenchMap map, IReadOnlyList<Sample> samples)
    {
        var key = await new KeyStore(map.Database, TimeProvider.System).CreateAsync(Role.Contributor, [], "bench", CancellationToken.None);
        var all = new List<(string, IReadOnlyList<IPeer>)>();
        foreach (var zoom in (int[])[6, 10, 14])
        {
            var tiles = new TileScenario(zoom, samples);
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

    static async Task CompareAsync(string scenario, IReadOnlyList<IPeer> peers)
    {
        // Warm-up: compiles code, plans statements and fills caches.
        foreach (var peer in peers) await peer.RunAsync(16, 3 * RunTime);
        foreach (var callers in (int[])[1, 16])
        {
            var rounds = await AlternateAsync(peers, callers);
            foreach (var peer in peers)
            {
                var figures = rounds.Select(round => round[peer]).OrderBy(figures => figures.PerSecond).ElementAt(Rounds / 2);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {scenario} | {callers} | {peer.Name} | {figures.PerSecond:N0} | {RatioTo(PgBench.PeerName)} "
                    + $"| {RatioTo(PostGraphileServer.Name)} | {figures.P50.TotalMilliseconds:0.00} "
                    + $"| {figures.P95.TotalMilliseconds:0.00} | {figures.P99.TotalMilliseconds:0.00} |"));

                // The median of the rounds; empty when the other peer completed no request in the time.
                string RatioTo(string name)
                {
                    if (peer.Name == name || peers.FirstOrDefault(other => other.Name == name) is not { } other) return "";
                    var ratio = rounds.Select(round => round[peer].PerSecond / round[other].PerSecond).Order().ElementAt(Rounds / 2);
                    return double.IsFinite(ratio) ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "";
                }
            }
        }
    }

    // On a noisy machine only measurements of the same moment can be compared.
    static async Task<List<Dictionary<IPeer, Figures>>> AlternateAsync(IReadOnlyList<IPeer> peers, int callers)
    {
        var rounds = new List<Dictionary<IPeer, Figures>>();
        for (var round = 0; round < Rounds; round++)
        {
            var figures = new Dictionary<IPeer, Figures>();
            foreach (var peer in round % 2 == 0 ? peers : peers.Reverse()) figures[peer] = await peer.RunAsync(callers, RunTime);
            rounds.Add(figures);
        }
        return rounds;
    }

    // Otherwise the benchmark could measure how fast an error is returned.
    static async Task CheckAsync(Uri server, IEnumerable<GraphQLRequest> requests)
    {
        using var http = new HttpClient();
        foreach (var request in requests)
        {
            using var response = await http.PostAsync(server, new StringContent(request.Body(), null, "application/json"));
            var body = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (!response.IsSuccessStatusCode || body.TryGetProperty("errors", out _))
                throw new InvalidOperationException($"{server} returned errors for {request.Body()}: {body}");
        }
    }
}
