using Microsoft.AspNetCore.Http;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationRequest"/>
sealed class OperationRequest : IOperationRequest
{
    public string? Document { get; init; }

    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    public IReadOnlyDictionary<string, object?>? VariableValues { get; init; }

    public OperationKinds AllowedOperations { get; init; }

    /// <summary>The HTTP request. Its services are created on first use, because most requests need none.</summary>
    public HttpContext? Http { get; init; }

    public IServiceProvider? Services { get => field ?? Http?.RequestServices; init; }

    public IReadOnlyDictionary<string, object?>? ContextData { get; init; }
}
