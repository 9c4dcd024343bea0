using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// The work of one operation: resolvers whose tasks have completed, and batches to dispatch. Any thread may add to it; only the thread that
/// executes the operation takes from it.
/// </summary>
sealed class WorkQueue : IValueTaskSource
{
    readonly Lock sync = new();
    readonly Queue<ResolverContext> ready = [];
    List<Func<ValueTask>> batches = [];
    ManualResetValueTaskSourceCore<bool> signal = new() { RunContinuationsAsynchronously = true };
    bool waiting;
    int publishing;

    public void AddReady(ResolverContext resolver)
    {
        lock (sync)
        {
            ready.Enqueue(resolver);
            Wake();
        }
    }

    public void AddBatch(Func<ValueTask> dispatch)
    {
        lock (sync)
        {
            batches.Add(dispatch);
            if (publishing == 0)
                Wake();
        }
    }

    public void BeginPublish()
    {
        lock (sync)
            publishing++;
    }

    public void EndPublish()
    {
        lock (sync)
        {
            if (--publishing == 0)
                Wake();
        }
    }

    /// <summary>Wakes the waiting thread, so that it checks for cancellation.</summary>
    public void Interrupt()
    {
        lock (sync)
            Wake();
    }

    public bool TryTakeReady([NotNullWhen(true)] out ResolverContext? resolver)
    {
        lock (sync)
            return ready.TryDequeue(out resolver);
    }

    /// <summary>Takes the batches to dispatch. Returns false while a resolver may still add keys to them.</summary>
    public bool TryTakeBatches(out IReadOnlyList<Func<ValueTask>> batches)
    {
        lock (sync)
        {
            batches = this.batches;
            if (this.batches.Count == 0 || publishing > 0 || ready.Count > 0)
                return false;
            this.batches = [];
            return true;
        }
    }

    public ValueTask WaitAsync(CancellationToken cancellation)
    {
        lock (sync)
        {
            if (ready.Count > 0 || (batches.Count > 0 && publishing == 0) || cancellation.IsCancellationRequested)
                return ValueTask.CompletedTask;
            signal.Reset();
            waiting = true;
            return new ValueTask(this, signal.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        signal.OnCompleted(continuation, state, token, flags);

    void Wake()
    {
        if (!waiting)
            return;
        waiting = false;
        signal.SetResult(true);
    }
}
