using HotChocolate.Execution.Processing;

namespace HotChocolate.Execution;

/// <summary>A request on its way through the server.</summary>
public interface IRequestContext
{
    ISchema Schema { get; }

    IOperationRequest Request { get; }

    /// <summary>What is executed, of the document of the request.</summary>
    IOperation? Operation { get; }

    /// <summary>The services of the request; those of the application where the transport gives it none of its own.</summary>
    IServiceProvider Services { get; }

    /// <summary>The request's values, those of the transport and what the steps add.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>Cancelled when the caller has gone.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>The answer, once there is one. A step that sets it instead of going on refuses the request.</summary>
    IExecutionResult? Result { get; set; }
}
