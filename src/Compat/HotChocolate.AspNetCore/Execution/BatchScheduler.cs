using GreenDonut;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <summary>Hands batches to the operation that is executing in this scope; without one they are dispatched at once.</summary>
internal sealed class BatchScheduler : IBatchScheduler, IPublishingScheduler
{
    private WorkQueue? _work;

    public void Schedule(Func<ValueTask> dispatch)
    {
        if (Volatile.Read(ref _work) is { } work)
            work.AddBatch(dispatch);
        else
            AutoBatchScheduler.Default.Schedule(dispatch);
    }

    public void BeginPublish() => Volatile.Read(ref _work)?.BeginPublish();

    public void EndPublish() => Volatile.Read(ref _work)?.EndPublish();

    public void Attach(WorkQueue work)
    {
        if (Interlocked.CompareExchange(ref _work, work, null) is not null)
            throw new InvalidOperationException(
                "Two operations cannot execute in one scope at a time: give each its own IServiceProvider.");
    }

    public void Detach() => Volatile.Write(ref _work, null);
}
