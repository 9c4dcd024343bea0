namespace HotChocolate.Execution;

/// <summary>The answers of a subscription.</summary>
public interface IResponseStream : IExecutionResult
{
    IAsyncEnumerable<IOperationResult> ReadResultsAsync();
}
