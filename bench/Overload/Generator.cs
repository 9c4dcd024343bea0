using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Map.Bench.Overload;

/// <summary>Sends requests over connections that it keeps.</summary>
/// <param name="server">Where to.</param>
/// <param name="request">The bytes of the request of this number.</param>
/// <param name="from">The address of the client.</param>
sealed class Generator(Uri server, Func<int, byte[]> request, string from = "127.0.0.1") : IDisposable
{
    // A request that has not been answered by then will not be.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ConcurrentBag<WireConnection> free = [];

    /// <summary>Open loop: each request is sent when it is due, however many others are not answered yet.</summary>
    public Task<Answers> AtRateAsync(double perSecond, TimeSpan duration) =>
        Task.Factory.StartNew(() => AtRate(perSecond, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    /// <summary>Closed loop: so many at a time, each after the last. At the best number that is the most that a server can do.</summary>
    public async Task<Answers> AtOnceAsync(int callers, TimeSpan duration)
    {
        var answers = new ConcurrentBag<Answer>();
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (watch.Elapsed < duration)
                answers.Add(await SendAsync(Interlocked.Increment(ref next), watch.Elapsed, watch));
        }));
        return new(answers, watch.Elapsed);
    }

    public void Dispose()
    {
        foreach (var connection in free) connection.Dispose();
    }

    async Task<Answers> AtRate(double perSecond, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var sent = new List<Task<Answer>>((int)(perSecond * duration.TotalSeconds) + 1);
        for (var i = 0; ; i++)
        {
            var due = TimeSpan.FromSeconds(i / perSecond);
            if (due >= duration) break;
            // A thread of its own, which sleeps: a timer of the pool would be late with the answers.
            while (due > watch.Elapsed) Thread.Sleep(1);
            sent.Add(SendAsync(i, due, watch));
        }

        return new(await Task.WhenAll(sent), duration);
    }

    async Task<Answer> SendAsync(int number, TimeSpan due, Stopwatch watch)
    {
        var bytes = request(number);
        var start = watch.Elapsed;
        WireConnection? connection = null;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            if (!free.TryTake(out connection)) connection = await WireConnection.OpenAsync(server, from);
            var (status, isWell) = await connection.SendAsync(bytes, patience.Token);
            free.Add(connection);
            return new(status, isWell, start - due, watch.Elapsed - start);
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            connection?.Dispose();
            return new(0, false, start - due, watch.Elapsed - start);
        }
    }
}
