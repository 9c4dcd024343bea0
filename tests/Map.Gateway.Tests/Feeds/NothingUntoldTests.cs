using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.NothingLost;
using Map.Testing.Running;
using Xunit.Abstractions;

namespace Map.Gateway.Tests.Feeds;

/// <summary>Two services that share the webhooks are killed in turn, while others write and a receiver takes many deliveries badly: in the end both who are
/// told and who read the feed have the map as it is.</summary>
public sealed class NothingUntoldTests(ITestOutputHelper output)
{
    const int Writers = 2;

    const double ShareRefused = 0.1;

    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    // Nobody here has the hours after which a delivery that failed is tried again.
    const string Now = "UPDATE webhook SET due_at = now() WHERE lease IS NULL AND due_at > now() RETURNING id::text";

    [Fact]
    [Trait("Category", "Rehearsal")]
    public async Task Who_is_told_and_who_reads_the_feed_have_the_identical_map_after_a_hundred_kills()
    {
        var moments = Moments.Of(100);
        output.WriteLine($"{moments}");
        var watch = Stopwatch.StartNew();
        var random = new Random(moments.Seed);
        await using var map = await KilledMap.StartAsync(random);
        await using var told = await ToldFollower.StartAsync(moments.Seed, ShareRefused);
        await WebhookProgram.AddAsync(map.ConnectionString, told);
        var settings = map.OtherService(random);
        await using var other = new Another(settings);
        await other.StartAsync();
        var (traffic, ledger, over) = (new Traffic(), new Ledger(), new TaskCompletionSource());
        using var http = new HttpClient { BaseAddress = map.Address };
        var reading = new AtomFollower(http);
        var key = await map.ReviewerKeyAsync();
        var writers = Enumerable.Range(0, Writers).Select(i => new Writer(map, new(map.Address, key, traffic), ledger, new(moments.Seed + i + 1))).ToList();
        var writing = writers.Select(writer => Task.Run(() => writer.WriteUntilAsync(over.Task))).ToList();
        var hurrying = Task.Run(() => HurryAsync(map, over.Task));
        var following = Task.Run(() => FollowAsync(reading, over.Task));
        try
        {
            for (var kill = 0; kill < moments.Count; kill++)
            {
                await Task.Delay(LongestPause * random.NextDouble(), TimeProvider.System);
                if (writing.Find(writer => writer.IsFaulted) is { } failed) await failed;
                // One after the other: without any service nothing would be written, nor told.
                if (kill % 2 == 0) await map.KillAsync("service");
                else await other.RestartAsync();
            }
        }
        finally
        {
            over.SetResult();
            await Task.WhenAll(writing.Concat([hurrying, following])).Within("the writers to end");
            writers.ForEach(writer => writer.Dispose());
        }

        await reading.FollowAsync();
        var late = new AtomFollower(http);
        // A few kills may be over before the first archive is complete.
        if (reading.Archives > 0) await late.StartAtFirstAsync();
        else await late.FollowAsync();
        var expected = JsonNode.Parse(await http.GetStringAsync(new Uri("places.geojson", UriKind.Relative)))!["features"]!.AsArray()
            .Select(feature => feature!.ToJsonString()).Order().ToList();
        await Patience.UntilAsync(async () =>
        {
            await map.RowsAsync(Now);
            return told.Places.SequenceEqual(expected);
        }, $"the receiver to have the {expected.Count} places");

        Assert.Empty(told.Faults);
        Assert.Equal(expected, reading.Places.Values.Order());
        Assert.Equal(expected, late.Places.Values.Order());
        var (all, refused, again) = told.Counts;
        Assert.True(refused > 0 && again > 0, $"{told.Counts}: nothing was taken badly.");
        var last = (await map.RowsAsync("SELECT last FROM revision_counter")).Single()[0];
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills, {last} revisions, {expected.Count} places; {all} deliveries, {refused} taken badly, {again} came again; {reading.Archives} archives; {watch.Elapsed.TotalMinutes:0.0} minutes");
        output.WriteLine(figures);
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "feed.txt"), figures + "\n");
    }

    static async Task FollowAsync(AtomFollower reading, Task over)
    {
        while (!over.IsCompleted)
        {
            try
            {
                await reading.FollowAsync();
            }
            catch (HttpRequestException)
            {
                // The service is away: it reads again a moment later, as feed readers do.
            }

            await Task.WhenAny(over, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        }
    }

    static async Task HurryAsync(KilledMap map, Task over)
    {
        while (!over.IsCompleted)
        {
            await map.RowsAsync(Now);
            await Task.WhenAny(over, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System));
        }
    }

    /// <summary>The second service, which is killed and started again.</summary>
    sealed class Another((string, string)[] settings) : IAsyncDisposable
    {
        MapProcess? process;

        public async Task RestartAsync()
        {
            await DisposeAsync();
            await StartAsync();
        }

        public async Task StartAsync() => (process, _) = await MapProcess.StartAsync("Map.Service.dll", settings);

        public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
