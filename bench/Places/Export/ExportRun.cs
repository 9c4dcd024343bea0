using System.Diagnostics;

namespace Map.Bench.Places.Export;

/// <summary>One export.</summary>
/// <param name="Before">Memory of each process at the start.</param>
/// <param name="Peak">Highest memory of each process during the export.</param>
sealed record ExportRun(
    double Seconds, long Bytes, IReadOnlyList<(string Name, long Bytes)> Before, IReadOnlyList<(string Name, long Bytes)> Peak)
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task<ExportRun> MeasureAsync(BenchMap map, Func<Task<long>> export)
    {
        var before = map.Resident;
        using var ended = new CancellationTokenSource();
        var peak = PeakAsync(map, ended.Token);
        var watch = Stopwatch.StartNew();
        var bytes = await export();
        var seconds = watch.Elapsed.TotalSeconds;
        await ended.CancelAsync();
        return new(seconds, bytes, before, await peak);
    }

    /// <summary>The fastest run, with the memory before the first run and the peak of all runs.</summary>
    public static ExportRun Of(IEnumerable<ExportRun> runs)
    {
        List<ExportRun> all = [.. runs];
        return all.MinBy(run => run.Seconds)! with { Before = all[0].Before, Peak = all.Select(run => run.Peak).Aggregate(Most) };
    }

    static async Task<IReadOnlyList<(string, long)>> PeakAsync(BenchMap map, CancellationToken ended)
    {
        var peak = map.Resident;
        using var tick = new PeriodicTimer(Interval);
        try
        {
            while (await tick.WaitForNextTickAsync(ended)) peak = Most(peak, map.Resident);
        }
        catch (OperationCanceledException)
        {
            // The export has ended.
        }
        return Most(peak, map.Resident);
    }

    static IReadOnlyList<(string, long)> Most(
        IReadOnlyList<(string Name, long Bytes)> one, IReadOnlyList<(string Name, long Bytes)> other) =>
        [.. one.Zip(other, (a, b) => (a.Name, Math.Max(a.Bytes, b.Bytes)))];
}
