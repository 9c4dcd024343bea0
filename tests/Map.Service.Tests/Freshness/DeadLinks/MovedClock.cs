using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>A clock that moves on when everybody waits for it: days pass in seconds, and nothing that is still at work is late.</summary>
sealed class MovedClock(DateTimeOffset start)
{
    readonly Lock gate = new();
    readonly PriorityQueue<TaskCompletionSource, DateTimeOffset> waiting = new();
    readonly SemaphoreSlim changed = new(0);

    public FakeTimeProvider Time { get; } = new(start);

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Waits until the clock has come so far.</summary>
    public Task WaitAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate) waiting.Enqueue(over, Now + span);
        changed.Release();
        return over.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Moves the clock until some tasks are over, each of which waits for it at one place at a time.</summary>
    public async Task UntilOverAsync(IReadOnlyList<Task> tasks)
    {
        foreach (var task in tasks) _ = task.ContinueWith(_ => changed.Release(), TaskScheduler.Default);
        while (tasks.Count(task => !task.IsCompleted) is > 0 and var left)
        {
            if (!TryMove(left)) await changed.WaitAsync().Within($"one of {left} visits to wait or to end");
        }

        await Task.WhenAll(tasks);
    }

    bool TryMove(int left)
    {
        List<TaskCompletionSource> over = [];
        lock (gate)
        {
            if (waiting.Count < left || !waiting.TryPeek(out _, out var until)) return false;
            if (until > Now) Time.SetUtcNow(until);
            while (waiting.TryPeek(out var next, out var at) && at <= Now)
            {
                waiting.Dequeue();
                over.Add(next);
            }
        }

        foreach (var one in over) one.TrySetResult();
        return true;
    }
}
