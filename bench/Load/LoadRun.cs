using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>One run of one peer.</summary>
/// <param name="PerSecond">Calls per second of all callers together.</param>
/// <param name="Latencies">The latency of each call, in ascending order.</param>
/// <param name="ClientBytes">Bytes that this process allocated, per call.</param>
/// <param name="ServerBytes">Bytes that the server allocated, per call.</param>
/// <param name="ServerCpu">Processor time of the server, per call.</param>
/// <param name="ClientCpu">Processor time of this process, per call.</param>
public sealed record LoadRun(
    double PerSecond, TimeSpan[] Latencies, double ClientBytes, double ServerBytes, TimeSpan ServerCpu, TimeSpan ClientCpu)
{
    const int FirstCapacity = 1 << 16;

    /// <summary>Repeats the call for <paramref name="duration"/>, with <paramref name="callers"/> concurrent calls.</summary>
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
        // The lists of latencies are not part of the call. They double as they grow: all their arrays together have twice the size of the
        // last, less that of the first.
        var byLists = latencies.Sum(of => ((of.Capacity * 2L) - FirstCapacity) * sizeof(long));
        return new(
            all.Length / elapsed.TotalSeconds,
            all,
            (double)(byClient - byLists) / all.Length,
            (double)byServer.Bytes / all.Length,
            byServer.Cpu / all.Length,
            cpu / all.Length);
    }

    public double Millisecond(double percentile) => Latencies[(int)(percentile * (Latencies.Length - 1))].TotalMilliseconds;

    static async Task<List<TimeSpan>> CallAsync(IPeer peer, Stopwatch watch, TimeSpan duration)
    {
        var latencies = new List<TimeSpan>(FirstCapacity);
        while (watch.Elapsed < duration)
        {
            var start = watch.Elapsed;
            await peer.CallAsync();
            latencies.Add(watch.Elapsed - start);
        }
        return latencies;
    }
}
