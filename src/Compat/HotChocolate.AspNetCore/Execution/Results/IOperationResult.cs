namespace HotChocolate.Execution;

/// <summary>The answer to a query or mutation, or to one event of a subscription.</summary>
public interface IOperationResult : IExecutionResult
{
    /// <summary>Whether the answer has <c>data</c>, be it null: whether execution began.</summary>
    bool IsDataSet { get; }

    IReadOnlyList<IError>? Errors { get; }

    /// <summary>What the answer tells beside the data.</summary>
    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What the transport is told of the answer.</summary>
    IReadOnlyDictionary<string, object?>? ContextData { get; }
}
