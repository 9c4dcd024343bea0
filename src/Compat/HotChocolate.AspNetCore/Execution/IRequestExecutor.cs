namespace HotChocolate.Execution;

/// <summary>Executes requests against one schema.</summary>
public interface IRequestExecutor
{
    ISchema Schema { get; }

    /// <summary>Returns an <see cref="IOperationResult"/>, or for a subscription an <see cref="IResponseStream"/>.</summary>
    Task<IExecutionResult> ExecuteAsync(IOperationRequest request, CancellationToken cancellationToken = default);
}
