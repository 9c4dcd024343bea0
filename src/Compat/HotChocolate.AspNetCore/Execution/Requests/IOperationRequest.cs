namespace HotChocolate.Execution;

/// <summary>A request, independent of its transport.</summary>
public interface IOperationRequest
{
    /// <summary>The text of the document; null if the request has only the id of a stored one.</summary>
    string? Document { get; }

    /// <summary>The id of a stored document, used if there is no text.</summary>
    string? DocumentId { get; }

    /// <summary>The operation to execute, if the document has several.</summary>
    string? OperationName { get; }

    /// <summary>The variables: JSON elements, or values that can be serialized as JSON.</summary>
    IReadOnlyDictionary<string, object?>? VariableValues { get; }

    /// <summary>Values that resolvers can read as global state.</summary>
    IReadOnlyDictionary<string, object?>? ContextData { get; }

    /// <summary>The services of the request; null for a new scope of the application's services.</summary>
    IServiceProvider? Services { get; }
}
