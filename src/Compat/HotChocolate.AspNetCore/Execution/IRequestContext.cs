using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>The state of a request in the pipeline.</summary>
public interface IRequestContext
{
    ISchema Schema { get; }

    IOperationRequest Request { get; }

    /// <summary>The services of the request; those of the application if the transport provides none.</summary>
    IServiceProvider Services { get; }

    /// <summary>Values set by the transport and by the steps.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Cancelled when the client disconnects.</summary>
    CancellationToken RequestAborted { get; set; }

    /// <summary>The document, once it has been found or parsed.</summary>
    DocumentNode? Document { get; set; }

    /// <summary>Whether the document is a stored one.</summary>
    bool IsPersistedDocument { get; set; }

    /// <summary>The operation of the document that is executed.</summary>
    IOperation? Operation { get; set; }

    /// <summary>The coerced variables. There is always one set, because variable batches are not supported.</summary>
    IReadOnlyList<IVariableValueCollection>? Variables { get; set; }

    /// <summary>The result, once there is one. A step that sets it without calling the next step refuses the request.</summary>
    IExecutionResult? Result { get; set; }
}
