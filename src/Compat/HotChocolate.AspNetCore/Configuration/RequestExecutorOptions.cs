namespace HotChocolate.Execution.Options;

/// <summary>How requests are executed.</summary>
public sealed class RequestExecutorOptions
{
    TimeSpan executionTimeout = TimeSpan.FromSeconds(30);

    /// <summary>A request that takes longer is cancelled; at least 100 ms.</summary>
    public TimeSpan ExecutionTimeout
    {
        get => executionTimeout;
        set => executionTimeout = value < TimeSpan.FromMilliseconds(100) ? TimeSpan.FromMilliseconds(100) : value;
    }

    public PersistedOperationOptions PersistedOperations { get; } = new();
}
