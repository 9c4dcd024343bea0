using System.Globalization;
using Map.Bench.Load;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service.Access;
using Map.Service.Freshness;
using Map.Service.Freshness.DeadLinks;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Npgsql;

namespace Map.Bench.Freshness;

/// <summary>Who asks 100 places a week whether their entries are right finds how many that are not? By the queue of what is stale, by the day of
/// the last confirmation, and by knowing it.</summary>
static class FreshnessBench
{
    const int AWeek = 100;
    const int LooksAWeek = 60;
    const int Weeks = 26;
    const int Worlds = 2;
    const int Goal = 3;
    const double Week = 7 / 365.25;

    static readonly double[] Slowest = [15, 60, 240, 1_000, 4_000];

    public static async Task<int> RunAsync()
    {
        Environment.SetEnvironmentVariable("MAP_STATE", Path.Combine(Checkout.Find().Root, ".map", "bench-freshness"));
        var checkout = Checkout.Find();
        var cluster = await LocalDatabase.OfAsync(checkout);
        LeftBehind.Note(cluster.StopAsync);
        List<string> lines =
        [
            "# What is stale", "",
            string.Create(CultureInfo.InvariantCulture, $"""
                The output of `./map bench freshness`. Made worlds of {ChangingWorld.Count:N0} places, each with {ChangingWorld.History:0} years of history in which {LooksAWeek} looks a
                week kept the map up, half of them at the oldest entries and half anywhere; then {Weeks} weeks in which {AWeek} places a week are asked. The worlds change
                by other rules than the queue believes in (bench/Freshness/ChangingWorld.cs): five speeds of change, {Worlds} worlds of each.
                """), "",
            "| longest median time between two changes of a field | world | wrong at the beginning | found, oldest first | found by the queue | found by knowing | queue / oldest first |",
            "|---|---|---|---|---|---|---|",
        ];
        var all = new List<Found>();
        for (var seed = 1; seed <= Worlds; seed++)
            foreach (var slowest in Slowest)
            {
                await cluster.StopAsync();
                if (Directory.Exists(cluster.Folder)) Directory.Delete(cluster.Folder, recursive: true);
                await using var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
                await Migrations.ApplyAsync(database, CancellationToken.None);
                all.Add(await MeasureAsync(database, slowest, seed));
                Console.WriteLine(all[^1].Line);
                await File.WriteAllLinesAsync(Path.Combine(checkout.Root, "bench", "results", "freshness.md"), [.. lines, .. all.Select(found => found.Line), "", Conclusion(all)]);
            }

        return 0;
    }

    static string Conclusion(IReadOnlyList<Found> all)
    {
        var queue = all.Select(found => (double)found.Queue / found.Oldest).ToList();
        var known = all.Select(found => (double)found.Known / found.Oldest).ToList();
        var part = all.Select(found => (double)found.Queue / found.Known).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            The queue finds {queue.Min():0.0} to {queue.Max():0.0} times what oldest-first finds; asked for are {Goal} times, which is {(queue.Min() >= Goal ? "reached" : "**not reached**")}. Whoever knew which
            entries are wrong would find {known.Min():0.0} to {known.Max():0.0} times as many; the queue finds {part.Min():P0} to {part.Max():P0} of that.
            """);
    }

    static async Task<Found> MeasureAsync(NpgsqlDataSource database, double slowest, int seed)
    {
        var world = new ChangingWorld(seed, slowest);
        var map = Live(world, new Random(-seed));
        await map.WriteAsync(database);
        var wrong = world.Places.Count(place => map.IsWrong(place, ChangingWorld.History));
        var (oldest, known) = (map.Clone(), map.Clone());
        var found = (Oldest: 0, Queue: 0, Known: 0);
        var clock = new MovedClock();
        var learn = new LearnFreshness(database, clock);
        var stale = new ListStalePlaces(database, learn, new CollectLinks(database, clock), new PlaceFilterRules(MapServers.Only(database)), clock);
        var places = world.Places.ToDictionary(place => place.Id.ToString());
        for (var week = 0; week < Weeks; week++)
        {
            var time = ChangingWorld.History + (week * Week);
            clock.Now = KeptMap.At(time);
            var queue = await stale.RunAsync(
                new() { PageSize = AWeek, ReadMask = new() { Paths = { "id" } } }, new Caller(Guid.Empty, Role.Admin, []), CancellationToken.None);
            found.Queue += queue.Results.Count(result => map.Look(places[result.Place.Id], time, isConfirmed: true));
            await map.WriteAsync(database);
            found.Oldest += world.Places.OrderBy(oldest.VerifiedOn).Take(AWeek).Count(place => oldest.Look(place, time, isConfirmed: true));
            found.Known += world.Places.Where(place => known.IsWrong(place, time)).Take(AWeek).Count(place => known.Look(place, time, isConfirmed: true));
        }

        return new(found.Oldest, found.Queue, found.Known, string.Create(
            CultureInfo.InvariantCulture,
            $"| {slowest:0} years | {seed} | {100.0 * wrong / ChangingWorld.Count:0} % | {found.Oldest} | {found.Queue} | {found.Known} | {(double)found.Queue / found.Oldest:0.00} |"));
    }

    // The years before: what people looked at, and wrote.
    static KeptMap Live(ChangingWorld world, Random random)
    {
        var map = new KeptMap();
        var waiting = new Queue<ChangingPlace>(world.Places.OrderBy(place => place.Added));
        List<ChangingPlace> added = [];
        for (var time = 0.0; time < ChangingWorld.History; time += Week)
        {
            while (waiting.TryPeek(out var next) && next.Added <= time)
            {
                map.Add(next);
                added.Add(waiting.Dequeue());
            }

            if (added.Count < LooksAWeek) continue;
            // One in ten writes what is wrong, and says nothing of the rest.
            foreach (var place in added.OrderBy(map.VerifiedOn).Take(LooksAWeek / 2)) map.Look(place, time, random.Next(10) > 0);
            for (var i = 0; i < LooksAWeek / 2; i++) map.Look(added[random.Next(added.Count)], time, random.Next(10) > 0);
        }

        while (waiting.TryDequeue(out var last)) map.Add(last);
        return map;
    }

    /// <summary>How many wrong entries each way of asking finds in a world, and that as a row.</summary>
    sealed record Found(int Oldest, int Queue, int Known, string Line);

    sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
