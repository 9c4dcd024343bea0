namespace GreenDonut;

/// <summary>Dispatches the batches of DataLoaders when no resolver can continue without them.</summary>
public interface IBatchScheduler
{
    void Schedule(Func<ValueTask> dispatch);
}
