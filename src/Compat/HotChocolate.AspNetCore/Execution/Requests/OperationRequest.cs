namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationRequest"/>
sealed record OperationRequest(
    string? Document,
    string? DocumentId,
    string? OperationName,
    IReadOnlyDictionary<string, object?>? VariableValues,
    IReadOnlyDictionary<string, object?>? ContextData,
    IServiceProvider? Services,
    OperationKinds AllowedOperations) : IOperationRequest;
