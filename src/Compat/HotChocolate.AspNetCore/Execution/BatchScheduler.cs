using GreenDonut;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <summary>Passes batches to the operation that is executing in this scope; if there is none, dispatches them immediately.</summary>
sealed class BatchScheduler : IBatchScheduler, IPublishingScheduler
{
    WorkQueue? work;

    public void Schedule(Func<ValueTask> dispatch)
    {
        if (Volatile.Read(ref this.work) is { } work)
            work.AddBatch(dispatch);
        else
            AutoBatchScheduler.Default.Schedule(dispatch);
    }

    public void BeginPublish() => Volatile.Read(ref work)?.BeginPublish();

    public void EndPublish() => Volatile.Read(ref work)?.EndPublish();

    public void Attach(WorkQueue work)
    {
        if (Interlocked.CompareExchange(ref this.work, work, null) is not null)
            throw new InvalidOperationException(
                "Two operations cannot execute in one scope at a time: give each its own IServiceProvider.");
    }

    public void Detach() => Volatile.Write(ref work, null);
}
