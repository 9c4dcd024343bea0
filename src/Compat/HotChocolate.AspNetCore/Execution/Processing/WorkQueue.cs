using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// What one operation waits for: resolvers whose tasks have ended, and batches to dispatch. Filled from any thread, emptied by the
/// one that executes the operation.
/// </summary>
internal sealed class WorkQueue : IValueTaskSource
{
    private readonly Lock _sync = new();
    private readonly Queue<ResolverContext> _ready = [];
    private List<Func<ValueTask>> _batches = [];
    private ManualResetValueTaskSourceCore<bool> _signal = new() { RunContinuationsAsynchronously = true };
    private bool _waiting;
    private int _publishing;

    public void AddReady(ResolverContext resolver)
    {
        lock (_sync)
        {
            _ready.Enqueue(resolver);
            Wake();
        }
    }

    public void AddBatch(Func<ValueTask> dispatch)
    {
        lock (_sync)
        {
            _batches.Add(dispatch);
            if (_publishing == 0)
                Wake();
        }
    }

    public void BeginPublish()
    {
        lock (_sync)
            _publishing++;
    }

    public void EndPublish()
    {
        lock (_sync)
        {
            if (--_publishing == 0)
                Wake();
        }
    }

    /// <summary>Wakes whoever waits, to look at its cancellation.</summary>
    public void Interrupt()
    {
        lock (_sync)
            Wake();
    }

    public bool TryTakeReady([NotNullWhen(true)] out ResolverContext? resolver)
    {
        lock (_sync)
            return _ready.TryDequeue(out resolver);
    }

    /// <summary>The batches to dispatch: none while a resolver may still add keys to them.</summary>
    public bool TryTakeBatches(out IReadOnlyList<Func<ValueTask>> batches)
    {
        lock (_sync)
        {
            batches = _batches;
            if (_batches.Count == 0 || _publishing > 0 || _ready.Count > 0)
                return false;
            _batches = [];
            return true;
        }
    }

    /// <summary>Waits for something to do.</summary>
    public ValueTask WaitAsync(CancellationToken cancellation)
    {
        lock (_sync)
        {
            if (_ready.Count > 0 || (_batches.Count > 0 && _publishing == 0) || cancellation.IsCancellationRequested)
                return ValueTask.CompletedTask;
            _signal.Reset();
            _waiting = true;
            return new ValueTask(this, _signal.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _signal.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _signal.OnCompleted(continuation, state, token, flags);

    private void Wake()
    {
        if (!_waiting)
            return;
        _waiting = false;
        _signal.SetResult(true);
    }
}
