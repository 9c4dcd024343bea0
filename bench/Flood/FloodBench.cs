using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grpc.Core;
using Map.Bench.Load;
using Map.Cli;
using Map.Service.Storage.Entities;
using Map.V1;

namespace Map.Bench.Flood;

/// <summary>Hostile suggestions of five styles from 1,000 addresses, among those of people: how many acts of a reviewer clear them, what
/// becomes of the honest ones, and what readers of the map notice.</summary>
static class FloodBench
{
    const int Addresses = 1000;

    /// <summary>How many suggestions, in how many minutes.</summary>
    public static readonly (int Hostile, double Minutes) Usual = (10_000, 10);

    const int Acts = 20;

    const int HonestShare = 20;

    const int AtOnce = 16;

    // What a reviewer refuses without reading on: of five samples, four are hostile.
    const int HostileSamples = 4;

    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(int hostile, double minutes)
    {
        await using var map = await FloodMap.StartAsync();
        var places = await PlacesAsync(map);
        var texts = await map.ColumnAsync<string>("SELECT DISTINCT note FROM place WHERE length(note) > 40 ORDER BY 1");
        var random = new Random(7);
        var (attack, people) = (new Attack(places, Addresses, random), new People(places, texts, Addresses, random));
        Sent[] all =
        [
            .. Enumerable.Range(0, hostile).Select(attack.Next),
            .. Enumerable.Range(0, Math.Min(hostile / HonestShare, texts.Count)).Select(people.Next),
        ];
        random.Shuffle(all);
        var published = await PublishedAsync(map);
        var readers = new PacedReader(TimeSpan.FromMilliseconds(50), i => i % 2 == 0
            ? map.Places.FindNearAsync(new()
            {
                Position = new() { Latitude = 48 + (i * 0.0137 % 7), Longitude = -3 + (i * 0.0291 % 8) }, WithinMetres = 50_000, PageSize = 20,
            }).ResponseAsync
            : map.Places.SearchPlacesAsync(new() { Filter = new() { Text = "support" }, PageSize = 20 }).ResponseAsync);

        await readers.WarmAsync();
        var before = await readers.DuringAsync(() => Task.Delay(Quiet));
        var refusals = new Dictionary<string, int>();
        var watch = Stopwatch.StartNew();
        var during = await readers.DuringAsync(() => SendAsync(map, all, TimeSpan.FromMinutes(minutes), refusals));
        var took = watch.Elapsed;
        var after = await readers.DuringAsync(() => Task.Delay(Quiet));

        var review = new Review(map, all.ToDictionary(one => StableId.Of("suggestion", one.Request.RequestId).ToString()));
        var report = new StringBuilder();
        await review.RunAsync(Acts, HostileSamples, report);
        var quiet = new Latencies([.. before.Sorted.Concat(after.Sorted).Order()]);
        Summarise(report, all, took, refusals, quiet, during, published == await PublishedAsync(map));
        Console.WriteLine(report);
        // A trial leaves the table as it is.
        if (hostile >= Usual.Hostile && minutes >= Usual.Minutes)
            await File.WriteAllTextAsync(Path.Combine(Checkout.Find().Root, "bench", "results", "flood.md"), Head(hostile, minutes) + report);
        return 0;
    }

    static async Task SendAsync(FloodMap map, Sent[] all, TimeSpan span, Dictionary<string, int> refusals)
    {
        using var seats = new SemaphoreSlim(AtOnce);
        var watch = Stopwatch.StartNew();
        var sending = new List<Task>();
        for (var i = 0; i < all.Length; i++)
        {
            var due = (span * ((double)i / all.Length)) - watch.Elapsed;
            if (due > TimeSpan.Zero) await Task.Delay(due);
            await seats.WaitAsync();
            sending.Add(OneAsync(all[i]));
        }

        await Task.WhenAll(sending);

        async Task OneAsync(Sent one)
        {
            try
            {
                await map.Suggestions.SuggestAsync(one.Request);
            }
            catch (RpcException refused)
            {
                var why = $"{one.Style}: {refused.Status.Detail}";
                lock (refusals) refusals[why] = refusals.GetValueOrDefault(why) + 1;
            }
            finally
            {
                seats.Release();
            }
        }
    }

    static async Task<IReadOnlyList<Place>> PlacesAsync(FloodMap map) =>
    [
        .. (await map.Places.SearchPlacesAsync(new() { PageSize = 1000 })).Results.Select(result => result.Place)
            .Where(place => place.Position is not null),
    ];

    static async Task<long> PublishedAsync(FloodMap map) => (await map.ColumnAsync<long>("SELECT last FROM revision_counter")).Single();

    static string Head(int hostile, double minutes) => string.Create(CultureInfo.InvariantCulture, $"""
        # Flood

        The output of `./map bench flood {hostile} {minutes}`: {hostile:N0} hostile suggestions of five styles from {Addresses:N0} addresses within
        {minutes} minute(s), among those of people. Nobody pays with proofs of work: the attack has as many machines as it likes. Sender, readers,
        service and PostgreSQL share the machine.


        """);

    static void Summarise(
        StringBuilder report, Sent[] all, TimeSpan took, Dictionary<string, int> refusals, Latencies quiet, Latencies during,
        bool isUnchanged)
    {
        report.AppendLine(CultureInfo.InvariantCulture, $"""

            {all.Length:N0} were sent in {took.TotalSeconds:0} s, of which {all.Count(one => one.IsHonest):N0} are of people; {refusals.Values.Sum():N0} were
            refused at once. Published by it: {(isUnchanged ? "nothing" : "something, which must not be")}.

            | reading the map, a request each 50 ms | calls | p50 ms | p99 ms | at most |
            |---|---|---|---|---|
            | without the flood | {quiet.Count} | {quiet.At(0.5):0.0} | {quiet.At(0.99):0.0} | {quiet.Longest:0.0} |
            | during it | {during.Count} | {during.At(0.5):0.0} | {during.At(0.99):0.0} | {during.Longest:0.0} |
            | ratio | | {during.At(0.5) / quiet.At(0.5):0.00} | {during.At(0.99) / quiet.At(0.99):0.00} | |
            """);
        if (refusals.Count == 0) return;
        report.AppendLine("\n| refused at once | |\n|---|---|");
        foreach (var (why, count) in refusals.OrderByDescending(known => known.Value).Take(10))
            report.AppendLine(
                CultureInfo.InvariantCulture, $"| {why.Replace("|", "/", StringComparison.Ordinal).ReplaceLineEndings(" ")} | {count} |");
    }
}
