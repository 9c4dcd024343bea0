using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationResult"/>
sealed class OperationResult(ResultTree? data, bool isDataSet, IReadOnlyList<IError> errors) : IOperationResult
{
    public ResultTree? Data { get; } = data;

    public bool IsDataSet { get; } = isDataSet;

    public IReadOnlyList<IError>? Errors { get; } = errors.Count == 0 ? null : errors;

    /// <summary>What the answer tells beside the data.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>What the transport is told of the answer.</summary>
    public IReadOnlyDictionary<string, object?>? ContextData { get; init; }

    /// <summary>Whether the operation is one that the transport does not let through.</summary>
    public bool IsOperationKindRefused { get; init; }

    /// <summary>The answer to a request that was not executed.</summary>
    public static OperationResult Refused(params IReadOnlyList<IError> errors) => new(null, isDataSet: false, errors);

    public OperationResult WithExtensions(IReadOnlyDictionary<string, object?> extensions) => new(Data, IsDataSet, Errors ?? [])
    {
        Extensions = extensions,
        ContextData = ContextData,
        IsOperationKindRefused = IsOperationKindRefused,
    };

    /// <summary>Gives the memory of the answer back; whoever forgets it leaves that to the garbage collector.</summary>
    public ValueTask DisposeAsync()
    {
        Data?.Dispose();
        return ValueTask.CompletedTask;
    }
}
