using System.Collections.Concurrent;
using System.Diagnostics;

namespace Map.Bench.Load;

/// <summary>Somebody who asks at a fixed pace, whether or not the last answer has come. A time counts from when its request was due, so that
/// a server that stands still is felt by all that waits meanwhile.</summary>
/// <param name="pace">Between two requests.</param>
/// <param name="ask">Sends the request of this number, and waits for its answer.</param>
sealed class PacedReader(TimeSpan pace, Func<int, Task> ask)
{
    static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);

    /// <summary>Asks until the server has compiled and planned what it answers by. What is measured before is of the start, and not of the work.
    /// </summary>
    public Task WarmAsync() => DuringAsync(() => Task.Delay(Warm));

    public async Task<Latencies> DuringAsync(Func<Task> work)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var asked = new List<Task>();
        var watch = Stopwatch.StartNew();
        var working = work();
        for (var i = 0; !working.IsCompleted; i++)
        {
            var due = pace * i;
            if (due > watch.Elapsed) await Task.Delay(due - watch.Elapsed);
            asked.Add(AskAsync(i, due));
        }

        await Task.WhenAll([working, .. asked]);
        return new([.. times.Order()]);

        async Task AskAsync(int number, TimeSpan due)
        {
            await ask(number);
            times.Add(watch.Elapsed - due);
        }
    }
}

/// <summary>How long requests took, in ascending order.</summary>
sealed record Latencies(IReadOnlyList<TimeSpan> Sorted)
{
    public int Count => Sorted.Count;

    public double Longest => Sorted[^1].TotalMilliseconds;

    /// <summary>Milliseconds within which this part of the requests was answered.</summary>
    public double At(double part) => Sorted[(int)(part * (Sorted.Count - 1))].TotalMilliseconds;
}
