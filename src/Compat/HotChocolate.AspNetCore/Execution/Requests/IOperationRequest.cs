namespace HotChocolate.Execution;

/// <summary>A request as it came in, from wherever.</summary>
public interface IOperationRequest
{
    /// <summary>The text of the document; null when the request names a stored one.</summary>
    string? Document { get; }

    /// <summary>The id of a stored document, to be executed where no text is given.</summary>
    string? DocumentId { get; }

    /// <summary>The operation to execute, where the document has several.</summary>
    string? OperationName { get; }

    /// <summary>The variables: JSON elements, or what can be written as JSON.</summary>
    IReadOnlyDictionary<string, object?>? VariableValues { get; }

    /// <summary>Values that resolvers find as global state.</summary>
    IReadOnlyDictionary<string, object?>? ContextData { get; }

    /// <summary>The services of the request; a scope of the application's when null.</summary>
    IServiceProvider? Services { get; }
}
