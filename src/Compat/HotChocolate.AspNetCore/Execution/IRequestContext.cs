using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>A request on its way through the pipeline.</summary>
public interface IRequestContext
{
    ISchema Schema { get; }

    IOperationRequest Request { get; }

    /// <summary>The services of the request; those of the application where the transport gives it none of its own.</summary>
    IServiceProvider Services { get; }

    /// <summary>The request's values, those of the transport and what the steps add.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Cancelled when the caller has gone.</summary>
    CancellationToken RequestAborted { get; set; }

    /// <summary>The document, once it was found or parsed.</summary>
    DocumentNode? Document { get; set; }

    /// <summary>Whether the document came from the store.</summary>
    bool IsPersistedDocument { get; set; }

    /// <summary>What is executed, of the document of the request.</summary>
    IOperation? Operation { get; set; }

    /// <summary>The coerced variables: one set, as batches of them are not taken.</summary>
    IReadOnlyList<IVariableValueCollection>? Variables { get; set; }

    /// <summary>The answer, once there is one. A step that sets it instead of going on refuses the request.</summary>
    IExecutionResult? Result { get; set; }
}
