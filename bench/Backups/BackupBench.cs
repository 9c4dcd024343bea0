using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Map.Bench.Load;
using Map.Bench.Places.Peers;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Service.Import;
using Map.Service.Storage;

namespace Map.Bench.Backups;

/// <summary>What the backups of <c>./map backup</c> give back: random moments while others wrote, the last second before a machine was lost, and a large map.</summary>
static partial class BackupBench
{
    public const int Moments = 100, Places = 1_000_000;

    static readonly TimeSpan Written = TimeSpan.FromSeconds(90);

    /// <param name="moments">How many random moments are restored.</param>
    /// <param name="places">How many places the large map has.</param>
    /// <returns>1 if a restore was not what it should have been.</returns>
    public static async Task<int> RunAsync(int moments, int places)
    {
        Console.WriteLine("| what | figure | goal |\n|---|---|---|");
        var isRight = await SmallAsync(moments);
        await LargeAsync(places);
        return isRight ? 0 : 1;
    }

    static async Task<bool> SmallAsync(int moments)
    {
        var map = LeftBehind.Note(new UpMap("bench-backup", new Dictionary<string, string> { ["MAP_CONTRIBUTORS_PUBLISH"] = "on", ["MAP_KEY_REVIEWER_BURST"] = "1000000" }));
        await BeginAnewAsync(map);
        await map.UpAsync();
        await map.CommandAsync("backup");
        var key = (await map.CommandAsync("key", "create", "--role", "reviewer", "--label", "bench")).Trim();
        var first = DateTimeOffset.UtcNow;
        await using (var writes = new Writes(map.Gateway, key))
        {
            await Task.Delay(Written / 2);
            // So that some moments are of this backup, and some of the first and a longer log.
            await map.CommandAsync("backup");
            await Task.Delay(Written / 2);
            await writes.EndAsync();
            if (await WrongMomentsAsync(map, moments, first, writes.Done) is { Count: > 0 } wrong)
            {
                foreach (var one in wrong) await Console.Error.WriteLineAsync(one);
                return false;
            }
        }

        await using var last = new Writes(map.Gateway, key);
        await LoseAsync(map, last);
        return true;
    }

    static async Task<List<string>> WrongMomentsAsync(UpMap map, int moments, DateTimeOffset first, IReadOnlyCollection<Write> writes)
    {
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        var span = writes.Last().Acknowledged - first;
        var wrong = new List<string>();
        var took = new List<double>();
        for (var i = 0; i < moments; i++)
        {
            var at = first + (chance.NextDouble() * span);
            // Of the moment itself: what was acknowledged before is in it, what began after is not.
            var (least, most) = (Last(writes.Where(write => write.Acknowledged < at)), Last(writes.Where(write => write.Begun <= at)));
            var output = await map.CommandAsync("backup", "drill", "--at", at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            var revision = long.Parse(Revision().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            if (!output.Contains("It is equal to what the map says of this revision.", StringComparison.Ordinal)) wrong.Add($"{at:O}: {output}");
            if (revision < least || (most > 0 && revision > most)) wrong.Add($"{at:O}: revision {revision} is not between {least} and {most}");
            took.Add(double.Parse(Seconds().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }

        took.Sort();
        Row($"random moments of {Written.TotalSeconds:0} s with {writes.Count} changes restored (seed {seed})", $"{moments - wrong.Count} of {moments} equal by the state hash, and of the right revision", "all");
        Row("time of each", $"median {took[took.Count / 2]:0.0} s, at most {took[^1]:0.0} s", "");
        return wrong;

        static long Last(IEnumerable<Write> some) => some.Select(write => write.Revision).DefaultIfEmpty().Max();
    }

    /// <summary>Kills everything at once and deletes the database: what another machine gets from the repository.</summary>
    static async Task LoseAsync(UpMap map, Writes writes)
    {
        await Task.Delay(TimeSpan.FromSeconds(10));
        var key = Path.Combine(map.State, "key");
        await File.WriteAllTextAsync(key, await map.CommandAsync("backup", "key"));
        var data = Path.Combine(map.State, "cluster", "data");
        var postmaster = int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        // The shell first, so that no server process outlives the other and ends in order.
        await Tool.RunAsync("sh", ["-c", $"kill -9 {map.PidOf("places")} {map.PidOf("gateway")}; kill -STOP {postmaster}; pkill -9 -P {postmaster}; kill -9 {postmaster}"]);
        var lostAt = DateTimeOffset.UtcNow;
        Directory.Delete(data, recursive: true);
        await writes.EndAsync();

        var elsewhere = map.State + "-elsewhere";
        if (Directory.Exists(elsewhere)) Directory.Delete(elsewhere, recursive: true);
        Directory.CreateDirectory(elsewhere);
        var watch = Stopwatch.StartNew();
        var output = await map.InAsync(elsewhere, "restore", "--repository", Path.Combine(map.State, "cluster-backup", "repository"), "--key-file", key);
        var revision = long.Parse(Revision().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var missing = writes.Done.Where(write => write.Revision > revision).ToList();
        var seconds = missing.Count == 0 ? 0 : (lostAt - missing[0].Acknowledged).TotalSeconds;
        Row("everything killed, the database deleted, restored elsewhere from the repository alone",
            $"{missing.Count} acknowledged changes of the last {seconds:0.00} s lost; back after {watch.Elapsed.TotalSeconds:0.0} s", "1 s lost at most");
        await map.InAsync(elsewhere, "down");
        Directory.Delete(elsewhere, recursive: true);
    }

    static async Task LargeAsync(int places)
    {
        var map = LeftBehind.Note(new UpMap("bench-backup"));
        await BeginAnewAsync(map);
        var local = new PrivateCluster(Path.Combine(map.State, "cluster"));
        LeftBehind.Note(() => local.StopAsync());
        await local.CreateAsync();
        await local.StartAsync();
        await local.CreateDatabaseAsync(LocalDatabase.Name);
        await using (var database = MapDatabase.Connect(local.ConnectionString(LocalDatabase.Name)))
        {
            await Migrations.ApplyAsync(database, CancellationToken.None);
            await SeedLoader.LoadIfEmptyAsync(database, Checkout.Find().Seed, TimeProvider.System, CancellationToken.None);
        }

        // Only a superuser may switch triggers off.
        await using (var administrator = MapDatabase.Connect(local.SuperuserConnectionString(LocalDatabase.Name)))
            await SyntheticMap.FillAsync(administrator, places, () => Towns.ReadAsync(Checkout.Find().Seed));
        var watch = Stopwatch.StartNew();
        var backup = await map.CommandAsync("backup");
        Row($"a backup of {places:#,0} places", $"{watch.Elapsed.TotalSeconds:0.0} s ({backup.Split('\n')[0].Split(':', 2)[1].Split(" in ")[0].Trim()})", "");
        var drill = await map.CommandAsync("backup", "drill");
        Row($"{places:#,0} places restored, until they can be read", $"{Seconds().Match(drill).Groups[1].Value} s", "60 s");
        Row("they are", drill.Contains("It is equal", StringComparison.Ordinal) ? "equal by the state hash" : $"not equal: {drill}", "equal");
        await map.DisposeAsync();
        Directory.Delete(map.State, recursive: true);
    }

    static async Task BeginAnewAsync(UpMap map)
    {
        if (!Directory.Exists(map.State)) return;
        await map.DisposeAsync();
        Directory.Delete(map.State, recursive: true);
    }

    static void Row(FormattableString what, FormattableString figure, string goal) => Console.WriteLine(
        $"| {what.ToString(CultureInfo.InvariantCulture)} | {figure.ToString(CultureInfo.InvariantCulture)} | {goal} |");

    static void Row(string what, FormattableString figure, string goal) => Row((FormattableString)$"{what}", figure, goal);

    static void Row(string what, string figure, string goal) => Row(what, (FormattableString)$"{figure}", goal);

    [GeneratedRegex("revision ([0-9]+)")]
    private static partial Regex Revision();

    [GeneratedRegex(@" in ([0-9.]+) s: revision")]
    private static partial Regex Seconds();
}
