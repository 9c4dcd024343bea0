namespace HotChocolate.Execution;

/// <summary>The result of a query or mutation, or of one event of a subscription.</summary>
public interface IOperationResult : IExecutionResult
{
    /// <summary>Whether the response has <c>data</c>, even if it is null: whether execution began.</summary>
    bool IsDataSet { get; }

    IReadOnlyList<IError>? Errors { get; }

    /// <summary>The <c>extensions</c> of the response.</summary>
    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Information for the transport; not part of the response.</summary>
    IReadOnlyDictionary<string, object?>? ContextData { get; }
}
