using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Map.Bench.Places.Against;
using Map.Cli;

namespace Map.Bench.Crowd;

/// <summary>What a person notices of others who ask too much: the time of one request after another from one address, alone, beside 512
/// connections of another address, and beside 60 slow readers of ten addresses. The map has its usual limits.</summary>
static class CrowdBench
{
    const int Connections = 512;
    const int Readers = 60;
    const int ReaderAddresses = 10;
    const int SmallBuffer = 4096;
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(int places)
    {
        await using var map = await CheckoutMap.StartAsync(Checkout.Find().Root, places, isLimited: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            `placesNear` among {places:N0} places, one person asking again and again:

            | beside | requests | failed | p50 ms | p99 ms | the others: requests or downloads | failed |
            |---|---|---|---|---|---|---|
            """));
        await MeasureAsync(map, "nobody", (_, _) => Task.FromResult((0, 0)));
        await MeasureAsync(map, $"{Connections} connections of one address", CrowdAsync);
        await MeasureAsync(map, $"{Readers} slow readers of {ReaderAddresses} addresses", ReadersAsync);
        await MeasureAsync(map, "nobody again", (_, _) => Task.FromResult((0, 0)));
        return 0;
    }

    static async Task MeasureAsync(CheckoutMap map, string beside, Func<CheckoutMap, CancellationToken, Task<(int All, int Failed)>> others)
    {
        using var person = new Visitor(map.Gateway, "127.0.0.2", 1);
        await person.AskAsync(Near(0), CancellationToken.None);
        using var turn = new CancellationTokenSource(Turn);
        var crowd = others(map, turn.Token);
        var times = new List<TimeSpan>();
        var failed = 0;
        // Slow enough for the person's own budget.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!turn.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync();
            var start = Stopwatch.GetTimestamp();
            if (!await person.AskAsync(Near(times.Count), CancellationToken.None)) failed++;
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        var (all, crowdFailed) = await crowd;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {beside} | {times.Count} | {failed} | {At(0.5):0.0} | {At(0.99):0.0} | {all} | {crowdFailed} |"));

        double At(double part) => times[(int)(part * (times.Count - 1))].TotalMilliseconds;
    }

    static async Task<(int All, int Failed)> CrowdAsync(CheckoutMap map, CancellationToken cancellation)
    {
        using var crowd = new Visitor(map.Gateway, "127.0.0.3", Connections);
        var (all, failed) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async seat =>
        {
            for (var i = seat; !cancellation.IsCancellationRequested; i += Connections)
            {
                try
                {
                    if (!await crowd.AskAsync(Near(i), cancellation)) Interlocked.Increment(ref failed);
                    Interlocked.Increment(ref all);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                }
            }
        }));
        return (all, failed);
    }

    static async Task<(int All, int Failed)> ReadersAsync(CheckoutMap map, CancellationToken cancellation)
    {
        var visitors = Enumerable.Range(0, ReaderAddresses)
            .Select(i => new Visitor(map.Gateway, $"127.0.1.{i + 1}", Readers, SmallBuffer)).ToList();
        var read = await Task.WhenAll(Enumerable.Range(0, Readers)
            .Select(i => visitors[i % ReaderAddresses].ReadSlowlyAsync("places.csv", cancellation)));
        visitors.ForEach(visitor => visitor.Dispose());
        return (Readers, read.Count(isWell => !isWell));
    }

    // Another place each time, within Western Europe.
    static string Near(int i) => JsonSerializer.Serialize(new
    {
        query = "query($at: PositionInput!) { placesNear(position: $at, withinKm: 50, first: 20) { edges { distanceKm node { id name } } } }",
        variables = new { at = new { latitude = 43 + (i * 0.0137 % 11), longitude = -4 + (i * 0.0291 % 16) } },
    });
}
