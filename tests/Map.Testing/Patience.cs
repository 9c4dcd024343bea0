namespace Map.Testing;

/// <summary>How long a test waits for a condition, before it fails with what it waited for.</summary>
public static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until the condition holds.</summary>
    public static Task UntilAsync(Func<bool> holds, string awaited) => UntilAsync(() => Task.FromResult(holds()), awaited);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> holds, string awaited, TimeSpan? limit = null)
    {
        using var over = new CancellationTokenSource(limit ?? Limit);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (!await holds())
        {
            Assert.False(over.IsCancellationRequested, $"Waited {(limit ?? Limit).TotalSeconds} s in vain for {awaited}.");
            await next.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static async Task Within(this Task task, string awaited)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Assert.Fail($"Waited {Limit.TotalSeconds} s in vain for {awaited}.");
        }
    }

    public static async Task<T> Within<T>(this Task<T> task, string awaited)
    {
        await Within((Task)task, awaited);
        return await task;
    }

    /// <summary>Does something again and again until a condition holds.</summary>
    public static async Task UntilAsync(Func<bool> holds, Func<Task> again, string awaited)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!holds())
        {
            Assert.False(limit.IsCancellationRequested, $"Waited {Limit.TotalSeconds} s in vain for {awaited}.");
            await again();
        }
    }
}
