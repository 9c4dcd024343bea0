namespace HotChocolate.Execution;

/// <summary>The answer to a query or mutation, or to one event of a subscription.</summary>
public interface IOperationResult : IExecutionResult
{
    /// <summary>Whether the answer has <c>data</c>, be it null: whether execution began.</summary>
    bool IsDataSet { get; }

    IReadOnlyList<IError>? Errors { get; }
}
