using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationResult"/>
public sealed class OperationResult : IOperationResult
{
    /// <summary>An answer without data. Those with data are made by the executor.</summary>
    /// <exception cref="ArgumentException">Data is given.</exception>
    public OperationResult(
        IReadOnlyDictionary<string, object?>? data,
        IReadOnlyList<IError>? errors = null,
        IReadOnlyDictionary<string, object?>? extensions = null,
        IReadOnlyDictionary<string, object?>? contextData = null)
        : this(null, isDataSet: false, errors ?? [])
    {
        if (data is not null)
            throw new ArgumentException("Only the executor makes an answer with data.", nameof(data));
        (Extensions, ContextData) = (extensions, contextData);
    }

    internal OperationResult(ResultTree? data, bool isDataSet, IReadOnlyList<IError> errors)
    {
        (Data, IsDataSet) = (data, isDataSet);
        Errors = errors.Count == 0 ? null : errors;
    }

    internal ResultTree? Data { get; }

    public bool IsDataSet { get; }

    public IReadOnlyList<IError>? Errors { get; }

    /// <summary>What the answer tells beside the data.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; internal init; }

    /// <summary>What the transport is told of the answer.</summary>
    public IReadOnlyDictionary<string, object?>? ContextData { get; internal init; }

    /// <summary>Whether the operation is one that the transport does not let through.</summary>
    internal bool IsOperationKindRefused { get; init; }

    /// <summary>The answer to a request that was not executed.</summary>
    internal static OperationResult Refused(params IReadOnlyList<IError> errors) => new(null, isDataSet: false, errors);

    public OperationResult WithExtensions(IReadOnlyDictionary<string, object?>? extensions) => new(Data, IsDataSet, Errors ?? [])
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
