namespace GreenDonut;

/// <summary>Dispatches each batch immediately, for DataLoaders outside a GraphQL request.</summary>
public sealed class AutoBatchScheduler : IBatchScheduler
{
    public static AutoBatchScheduler Default { get; } = new();

    // The task never fails: a DataLoader passes its errors to the callers that wait for its keys.
    public void Schedule(Func<ValueTask> dispatch) => _ = dispatch().AsTask();
}
