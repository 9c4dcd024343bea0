using System.Diagnostics;
using System.Globalization;
using Map.Service.Access;
using Map.Service.Contributions.Twins;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Map.V1;

namespace Map.Bench.Duplicates;

/// <summary>How well twins are found among all places of a world, and how long that takes.</summary>
static class WorldFigures
{
    const int First = 5;
    const int OfTrigrams = 200;
    const int WarmUp = 100;

    public static async Task PrintAsync(DuplicatesWorld world, IReadOnlyList<LabelledPair> pairs, FellegiSunter peer)
    {
        var similar = new SimilarPlaces(world.Database, new BatchGetPlaces(MapServers.Only(world.Database)), TimeProvider.System);
        var asked = pairs.Where(pair => pair is { IsSame: true, IsTraining: false }
                && pair.Right.Id.StartsWith("seed:", StringComparison.Ordinal))
            .ToList();
        foreach (var pair in asked.Take(WarmUp))
            await similar.FindAsync(pair.Left.Place, null, Caller.Anonymous, First, CancellationToken.None);

        Console.WriteLine("""
            | among all | asked | first | among the first 5 | other scripts | real pairs | p50 ms | p99 ms |
            |---|---|---|---|---|---|---|---|
            """);
        var ours = await RunAsync(asked, async place =>
            [.. (await similar.FindAsync(place, null, Caller.Anonymous, First, CancellationToken.None))
                .Select(twin => (Guid.Parse(twin.Place.Id), twin.Band))], world);
        Print("Map", ours);
        var theirs = await RunAsync(asked, async place =>
            [.. (await similar.RankAsync(peer.Score, place, null, Caller.Anonymous, First, CancellationToken.None))
                .Select(twin => (Guid.Parse(twin.Pair.B.Place.Id), SimilarityBand.Unspecified))], world);
        Print("Fellegi-Sunter, EM, of Map's candidates", theirs);
        var trigrams = new TrigramNames(world.Database);
        await trigrams.PrepareAsync();
        var every = Math.Max(1, asked.Count / OfTrigrams);
        Print("pg_trgm similarity of the names", await RunAsync([.. asked.Where((_, i) => i % every == 0)], trigrams.FindAsync, world));

        var (warned, wrong) = (ours.Count(found => found.Band == SimilarityBand.Same), ours.Sum(found => found.WrongWarnings));
        var none = pairs.Where(pair => !pair.IsTraining).SelectMany(pair => new[] { pair.Left, pair.Right })
            .Where(record => record.Id.StartsWith("seed:", StringComparison.Ordinal)).DistinctBy(record => record.Id).ToList();
        var alarms = 0;
        foreach (var record in none)
            if ((await similar.FindAsync(record.Place, world.IdOf(record), Caller.Anonymous, First, CancellationToken.None))
                .Any(twin => twin.Band == SimilarityBand.Same)) alarms++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Warned of as the same, among all: {(double)warned / ours.Count:P1} of {ours.Count} that have a twin, with {wrong} other places ({(double)warned / (warned + wrong):P1} of
            the warnings are right); of {none.Count} places of the seed that have none, each asked for without itself, {alarms} ({(double)alarms / none.Count:P1}) are warned of.
            Not among the first {First}:
            """));
        foreach (var found in ours.Where(found => found.Rank < 0))
            Console.WriteLine($"- {found.Pair.Left.Place.Name} / {found.Pair.Right.Place.Name} ({found.Pair.Left.Id}: {found.Pair.How})");
    }

    static async Task<List<Found>> RunAsync(
        IReadOnlyList<LabelledPair> pairs, Func<Place, Task<IReadOnlyList<(Guid Id, SimilarityBand Band)>>> find, DuplicatesWorld world)
    {
        var all = new List<Found>();
        foreach (var pair in pairs)
        {
            var watch = Stopwatch.StartNew();
            var found = await find(pair.Left.Place);
            var elapsed = watch.Elapsed;
            var rank = found.Select(twin => twin.Id).ToList().IndexOf(world.IdOf(pair.Right));
            all.Add(new(pair, rank, rank < 0 ? SimilarityBand.Unspecified : found[rank].Band,
                found.Where((twin, i) => i != rank && twin.Band == SimilarityBand.Same).Count(), elapsed));
        }
        return all;
    }

    static void Print(string name, List<Found> all)
    {
        var times = all.Select(found => found.Elapsed.TotalMilliseconds).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {all.Count:N0} | {Share(all, found => found.Rank == 0):P1} | {Share(all, found => found.Rank >= 0):P1} "
            + $"| {Share([.. all.Where(found => found.Pair.IsOtherScript)], found => found.Rank >= 0):P1} "
            + $"| {Share([.. all.Where(found => found.Pair.IsReal)], found => found.Rank >= 0):P1} "
            + $"| {times[times.Count / 2]:0.0} | {times[times.Count * 99 / 100]:0.0} |"));
    }

    static double Share(List<Found> all, Func<Found, bool> isSo) => all.Count == 0 ? 0 : (double)all.Count(isSo) / all.Count;

    sealed record Found(LabelledPair Pair, int Rank, SimilarityBand Band, int WrongWarnings, TimeSpan Elapsed);
}
