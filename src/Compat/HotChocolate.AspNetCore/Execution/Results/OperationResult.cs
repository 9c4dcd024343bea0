using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationResult"/>
public sealed class OperationResult : IOperationResult
{
    /// <summary>Creates a result without data. Only the executor creates results with data.</summary>
    /// <exception cref="ArgumentException"><paramref name="data"/> is not null.</exception>
    public OperationResult(
        IReadOnlyDictionary<string, object?>? data,
        IReadOnlyList<IError>? errors = null,
        IReadOnlyDictionary<string, object?>? extensions = null,
        IReadOnlyDictionary<string, object?>? contextData = null)
        : this(null, isDataSet: false, errors ?? [])
    {
        if (data is not null)
            throw new ArgumentException("Only the executor creates results with data.", nameof(data));
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

    public IReadOnlyDictionary<string, object?>? Extensions { get; internal init; }

    public IReadOnlyDictionary<string, object?>? ContextData { get; internal init; }

    /// <summary>Whether the transport does not allow this kind of operation.</summary>
    internal bool IsOperationKindRefused { get; init; }

    /// <summary>The result of a request that was not executed.</summary>
    internal static OperationResult Refused(params IReadOnlyList<IError> errors) => new(null, isDataSet: false, errors);

    public OperationResult WithExtensions(IReadOnlyDictionary<string, object?>? extensions) => new(Data, IsDataSet, Errors ?? [])
    {
        Extensions = extensions,
        ContextData = ContextData,
        IsOperationKindRefused = IsOperationKindRefused,
    };

    /// <summary>Returns the memory to its pool. Without this call, the garbage collector frees it.</summary>
    public ValueTask DisposeAsync()
    {
        Data?.Dispose();
        return ValueTask.CompletedTask;
    }
}
