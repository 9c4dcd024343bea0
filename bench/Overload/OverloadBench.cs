using System.Globalization;

namespace Map.Bench.Overload;

/// <summary>What a map does when far more is asked of it than it can answer, by many who each ask for little: what is still answered, how soon the rest is
/// refused, whether people and monitoring notice, and what is left of it two seconds later. Then clients that keep connections and hardly use them.</summary>
static class OverloadBench
{
    const int Times = 10, BestCallers = 28, Idle = 10_000;

    // Where what is asked for ends to be more than the machine can do, whoever makes the load.
    static readonly int[] LessTimes = [2, 4];

    static readonly TimeSpan Warm = TimeSpan.FromSeconds(8), Measured = TimeSpan.FromSeconds(10), Rest = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync()
    {
        await using var map = await OverloadMap.StartAsync();
        using var crowd = new Generator(map.Gateway, Requests.Near);
        await crowd.AtOnceAsync(BestCallers, Warm);
        var (best, bestCost) = await CostAsync(map, () => crowd.AtOnceAsync(BestCallers, Measured));
        var calm = await crowd.AtRateAsync(best.WellPerSecond / 5, Measured);
        Print($"""
            `placesNear` (300 km, the first 100 with their sources) on the seed, each request of another of 3,000 addresses. {OverloadMap.Processors}

            | load | sent a second | answered a second | of the best | p50 ms | p99 ms | refused | p50 ms | p99 ms | failed | generator's lag p99 ms |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
        Row($"the best: {BestCallers} at a time", best, best);
        Row("a fifth of it", calm, best);
        foreach (var times in LessTimes)
            Row($"{times} times the best", await crowd.AtRateAsync(best.WellPerSecond * times, Measured), best);
        await OverloadAsync(map, crowd, best, bestCost);
        await SlowAsync(map, best.WellPerSecond / 5);
        return 0;
    }

    static async Task OverloadAsync(OverloadMap map, Generator crowd, Answers best, double bestCost)
    {
        using var page = new Generator(map.Gateway, Requests.Page);
        using var file = new Generator(map.Gateway, Requests.File);
        using var cached = new Generator(map.Gateway, Requests.Cached);
        using var health = new Generator(map.Gateway, Requests.Health);
        using var admin = new Generator(map.Admin, Requests.Health);
        await cached.AtOnceAsync(1, Rest);
        (string Name, Task<Answers> Run)[] beside =
        [
            ("pages of people", page.AtRateAsync(5, Measured)), ("files", file.AtRateAsync(5, Measured)), ("from the cache", cached.AtRateAsync(10, Measured)),
            ("/health/ready", health.AtRateAsync(10, Measured)), ("/health/ready of MAP_ADMIN_URL", admin.AtRateAsync(10, Measured)),
        ];
        var (over, overCost) = await CostAsync(map, () => crowd.AtRateAsync(best.WellPerSecond * Times, Measured));
        Row($"{Times} times the best", over, best);
        await Task.Delay(Rest);
        Row("a fifth of it, 2 s later", await crowd.AtRateAsync(best.WellPerSecond / 5, Rest), best);
        Console.WriteLine("""

            Beside the ten times:

            | what | sent | answered | refused | failed | p50 ms | p99 ms |
            |---|---|---|---|---|---|---|
            """);
        // What the answered ones cost at the best, the rest is for refusals.
        var answer = bestCost / best.Count;
        var refusal = (overCost - (answer * over.Well)) / over.Refused;
        foreach (var (name, run) in beside)
        {
            var answers = await run;
            Print($"| {name} | {answers.Count} | {answers.Well} | {answers.Refused} | {answers.Failed} | {answers.WellAt(0.5):0.0} | {answers.WellAt(0.99):0.0} |");
        }

        Print($"""

            Processor time of gateway and service: {answer:0.00} ms for an answer, {refusal:0.000} ms for a refusal, {answer / refusal:0} to 1. Nine refusals for each answer take {900 * refusal / answer:0} % of what the answer takes.
            """);
    }

    // Of gateway and service together: the part of a machine that others use, too, is not in it.
    static async Task<(Answers Run, double Milliseconds)> CostAsync(OverloadMap map, Func<Task<Answers>> run)
    {
        var before = map.Milliseconds;
        var answers = await run();
        return (answers, map.Milliseconds - before);
    }

    static async Task SlowAsync(OverloadMap map, double perSecond)
    {
        Console.WriteLine("""

            Beside a fifth of the best, clients that keep their connections busy with next to nothing (slowhttptest, 1,000 connections), and idle ones:

            | beside | of their connections at most | answered | refused | failed | p50 ms | p99 ms | more memory of the gateway, MB |
            |---|---|---|---|---|---|---|---|
            """);
        await BesideAsync("slow headers", () => SlowClients.AttackAsync("-H", map.Gateway));
        await BesideAsync("slow bodies", () => SlowClients.AttackAsync("-B", new(map.Gateway, "graphql")));
        await BesideAsync("slow readers", () => SlowClients.AttackAsync("-X", new(map.Gateway, "places.geojson")));
        await BesideAsync($"{Idle:N0} idle connections of 50 addresses", async () =>
        {
            var sockets = await SlowClients.OpenAsync(map.Gateway, Idle);
            await Task.Delay(Measured);
            var left = sockets.Count(socket => !socket.Poll(0, System.Net.Sockets.SelectMode.SelectRead));
            sockets.ForEach(socket => socket.Dispose());
            return left;
        });

        async Task BesideAsync(string name, Func<Task<int>> attack)
        {
            using var visitors = new Generator(map.Gateway, Requests.Near, "127.0.0.1");
            var before = map.GatewayMegabytes();
            var attacking = attack();
            var runs = new List<Answers>();
            var most = before;
            while (!attacking.IsCompleted)
            {
                runs.Add(await visitors.AtRateAsync(perSecond, TimeSpan.FromSeconds(1)));
                most = Math.Max(most, map.GatewayMegabytes());
            }

            var open = await attacking;
            var (well, refused, failed) = (runs.Sum(run => run.Well), runs.Sum(run => run.Refused), runs.Sum(run => run.Failed));
            Print($"| {name} | {open} | {well} | {refused} | {failed} | {runs.Average(run => run.WellAt(0.5)):0.0} | {runs.Max(run => run.WellAt(0.99)):0.0} | {most - before:0} |");
        }
    }

    static void Row(string load, Answers run, Answers best)
    {
        var part = 100 * run.WellPerSecond / best.WellPerSecond;
        Print($"""
            | {load} | {run.PerSecond:0} | {run.WellPerSecond:0} | {part:0} % | {run.WellAt(0.5):0.0} | {run.WellAt(0.99):0.0} | {run.Refused} | {run.RefusedAt(0.5):0.0} | {run.RefusedAt(0.99):0.0} | {run.Failed} | {run.Lag(0.99):0.0} |
            """);
    }

    static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
