using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>What one peer did in one turn.</summary>
/// <param name="PerSecond">Calls in a second, of all callers.</param>
/// <param name="Latencies">Of each call, ascending.</param>
/// <param name="ClientBytes">Allocated by this process for a call.</param>
/// <param name="ServerBytes">Allocated by the server for a call.</param>
/// <param name="ServerCpu">Of the server for a call.</param>
/// <param name="ClientCpu">Of this process for a call.</param>
public sealed record LoadRun(
    double PerSecond, TimeSpan[] Latencies, double ClientBytes, double ServerBytes, TimeSpan ServerCpu, TimeSpan ClientCpu)
{
    /// <summary>Asks again and again, with so many calls under way, for so long.</summary>
    public static async Task<LoadRun> OfAsync(IPeer peer, int callers, TimeSpan duration, Func<Task<ServerUsage>> serverUsage)
    {
        var before = await serverUsage();
        var byClient = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(peer, watch, duration))));
        var elapsed = watch.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        byClient = GC.GetTotalAllocatedBytes(precise: true) - byClient;
        var byServer = await serverUsage() - before;
        var all = latencies.SelectMany(of => of).Order().ToArray();
        // What this itself allocates is the lists of latencies, doubled as they grow: subtracted at their final size times two.
        var own = latencies.Sum(of => of.Capacity * 2L * sizeof(long));
        return new(
            all.Length / elapsed.TotalSeconds,
            all,
            (double)(byClient - own) / all.Length,
            (double)byServer.Bytes / all.Length,
            byServer.Cpu / all.Length,
            cpu / all.Length);
    }

    public double Millisecond(double percentile) => Latencies[(int)(percentile * (Latencies.Length - 1))].TotalMilliseconds;

    static async Task<List<TimeSpan>> CallAsync(IPeer peer, Stopwatch watch, TimeSpan duration)
    {
        var latencies = new List<TimeSpan>(1 << 16);
        while (watch.Elapsed < duration)
        {
            var start = watch.Elapsed;
            await peer.CallAsync();
            latencies.Add(watch.Elapsed - start);
        }
        return latencies;
    }
}
