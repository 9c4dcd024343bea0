using System.Security.Claims;
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

    /// <summary>The HTTP request. Its services and its caller are made when somebody looks for them, and most requests need neither.</summary>
    public HttpContext? Http { get; init; }

    public IServiceProvider? Services { get => field ?? Http?.RequestServices; init; }

    public IReadOnlyDictionary<string, object?>? ContextData
    {
        get
        {
            if (Http is null)
                return field;
            var state = field is null ? [] : new Dictionary<string, object?>(field);
            state.TryAdd(nameof(ClaimsPrincipal), Http.User);
            state.TryAdd(nameof(HttpContext), Http);
            return state;
        }

        init;
    }
}
