namespace GreenDonut;

/// <summary>Runs the batches of DataLoaders once no resolver can go on without them.</summary>
public interface IBatchScheduler
{
    void Schedule(Func<ValueTask> dispatch);
}
