namespace HotChocolate.Execution;

/// <summary>The results of a subscription.</summary>
public interface IResponseStream : IExecutionResult
{
    IAsyncEnumerable<IOperationResult> ReadResultsAsync();
}
