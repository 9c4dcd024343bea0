using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationResult"/>
sealed class OperationResult(ResultTree? data, bool isDataSet, IReadOnlyList<IError> errors) : IOperationResult
{
    public ResultTree? Data { get; } = data;

    public bool IsDataSet { get; } = isDataSet;

    public IReadOnlyList<IError>? Errors { get; } = errors.Count == 0 ? null : errors;

    /// <summary>Whether the operation is one that the transport does not let through.</summary>
    public bool IsOperationKindRefused { get; init; }

    /// <summary>The answer to a request that was not executed.</summary>
    public static OperationResult Refused(params IReadOnlyList<IError> errors) => new(null, isDataSet: false, errors);

    /// <summary>Gives the memory of the answer back; whoever forgets it leaves that to the garbage collector.</summary>
    public ValueTask DisposeAsync()
    {
        Data?.Dispose();
        return ValueTask.CompletedTask;
    }
}
