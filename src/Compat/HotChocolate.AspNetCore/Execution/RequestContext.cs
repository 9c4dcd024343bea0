using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IRequestContext"/>
sealed class RequestContext(
    ISchema schema, IOperationRequest request, IServiceProvider applicationServices, CancellationToken aborted) : IRequestContext
{
    public ISchema Schema { get; } = schema;

    public IOperationRequest Request { get; } = request;

    // Both are created on first use, because most requests need neither.
    public IServiceProvider Services => field ??= Request.Services ?? applicationServices;

    public IDictionary<string, object?> ContextData =>
        field ??= new Dictionary<string, object?>(Request.ContextData ?? new Dictionary<string, object?>());

    public CancellationToken RequestAborted { get; set; } = aborted;

    public DocumentNode? Document { get; set; }

    public bool IsPersistedDocument { get; set; }

    /// <summary>The document's operations, once it has been validated.</summary>
    public PreparedDocument? Prepared { get; set; }

    public IOperation? Operation { get; set; }

    public IReadOnlyList<IVariableValueCollection>? Variables { get; set; }

    public IExecutionResult? Result { get; set; }
}
