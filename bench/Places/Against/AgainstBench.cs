using System.Globalization;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Scenarios;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Service.Storage;

namespace Map.Bench.Places.Against;

/// <summary>This checkout against another one, such as that of the commit before: the same requests to both in turn, on equal data.</summary>
static class AgainstBench
{
    const int Places = 1_000_000;
    const int Rounds = 7;
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    /// <param name="other">The folder of the other checkout, which has run <c>./map bench places</c> once.</param>
    /// <param name="rows">Only the rows that begin so.</param>
    public static async Task<int> RunAsync(string other, string rows)
    {
        var root = Checkout.Find().Root;
        await using var ours = await CheckoutMap.StartAsync(root, Places);
        await using var theirs = await CheckoutMap.StartAsync(Path.GetFullPath(other), Places);
        Console.WriteLine("""

            | request | callers | per second | the other | ratio | KB allocated a request | the other | ratio |
            |---|---|---|---|---|---|---|---|
            """);
        var samples = await SamplesAsync(root);
        foreach (var scenario in PlaceScenarios.Of(samples).Concat(ClusterScenarios.Of(samples)))
        {
            if (!scenario.Name.StartsWith(rows, StringComparison.Ordinal)) continue;
            foreach (var callers in (int[])[1, 16])
                await CompareAsync(scenario.Name, callers, ours, theirs, [.. scenario.Samples.Select(scenario.Query)
                    .Select(request => WrkRequest.Post("/graphql", request.Body(), ("Cache-Control", "no-cache")))]);
        }
        return 0;
    }

    static async Task CompareAsync(
        string name, int callers, CheckoutMap ours, CheckoutMap theirs, IReadOnlyList<WrkRequest> requests)
    {
        foreach (var map in (CheckoutMap[])[ours, theirs]) await MeasureAsync(map, callers, requests);
        var rounds = new List<(Measure Ours, Measure Theirs)>();
        for (var round = 0; round < Rounds; round++)
        {
            // Who goes first changes, so that neither always follows the other.
            var first = round % 2 == 0 ? await MeasureAsync(ours, callers, requests) : default;
            var second = await MeasureAsync(theirs, callers, requests);
            rounds.Add((round % 2 == 0 ? first : await MeasureAsync(ours, callers, requests), second));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {callers} | {Median(r => r.Ours.PerSecond):N0} | {Median(r => r.Theirs.PerSecond):N0} "
            + $"| {Median(r => r.Ours.PerSecond / r.Theirs.PerSecond):0.00} | {Median(r => r.Ours.Kilobytes):N1} "
            + $"| {Median(r => r.Theirs.Kilobytes):N1} | {Median(r => r.Ours.Kilobytes / r.Theirs.Kilobytes):0.00} |"));

        double Median(Func<(Measure Ours, Measure Theirs), double> of) => rounds.Select(of).Order().ElementAt(Rounds / 2);
    }

    static async Task<Measure> MeasureAsync(CheckoutMap map, int callers, IReadOnlyList<WrkRequest> requests)
    {
        List<Allocations> counters = [.. map.ProcessIds.Select(id => new Allocations(id))];
        try
        {
            await Task.WhenAll(counters.Select(counter => counter.Started));
            var before = counters.Sum(counter => counter.Bytes);
            var figures = await new Wrk("GraphQL, cold", map.Gateway, requests).RunAsync(callers, Turn);
            // Reported once a second: the last part is not there yet, and that of the second before the load is next to nothing.
            using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.5));
            await tick.WaitForNextTickAsync();
            var bytes = counters.Sum(counter => counter.Bytes) - before;
            return new(figures.PerSecond, bytes / 1024.0 / (figures.PerSecond * Turn.TotalSeconds));
        }
        finally
        {
            counters.ForEach(counter => counter.Dispose());
        }
    }

    static async Task<IReadOnlyList<Sample>> SamplesAsync(string root)
    {
        Environment.SetEnvironmentVariable(
            "MAP_STATE", string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(root, ".map", "bench")}-{Places}"));
        var cluster = await LocalDatabase.OfAsync(new(root));
        await using var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
        return await Samples.ReadAsync(database);
    }

    readonly record struct Measure(double PerSecond, double Kilobytes);
}
