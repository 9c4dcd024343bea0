namespace GreenDonut;

/// <summary>Dispatches at once: for DataLoaders outside of a GraphQL request.</summary>
public sealed class AutoBatchScheduler : IBatchScheduler
{
    public static AutoBatchScheduler Default { get; } = new();

    // The task never fails: a DataLoader hands its errors to those who wait for its keys.
    public void Schedule(Func<ValueTask> dispatch) => _ = dispatch().AsTask();
}
