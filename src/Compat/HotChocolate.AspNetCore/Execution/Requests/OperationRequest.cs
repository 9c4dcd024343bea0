using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.Execution;

/// <inheritdoc cref="IOperationRequest"/>
sealed class OperationRequest : IOperationRequest
{
    readonly IReadOnlyDictionary<string, object?>? given;

    public string? Document { get; init; }

    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    public IReadOnlyDictionary<string, object?>? VariableValues { get; init; }

    public OperationKinds AllowedOperations { get; init; }

    /// <summary>The HTTP request. Its services and its caller are made when somebody looks for them: most requests need neither.</summary>
    public HttpContext? Http { get; init; }

    public IServiceProvider? Services { get => field ?? Http?.RequestServices; init; }

    public IReadOnlyDictionary<string, object?>? ContextData
    {
        get
        {
            if (Http is null)
                return given;
            var state = given is null ? [] : new Dictionary<string, object?>(given);
            state.TryAdd(nameof(ClaimsPrincipal), Http.User);
            state.TryAdd(nameof(HttpContext), Http);
            return state;
        }

        init => given = value;
    }

    /// <summary>Whether the request was given this value, apart from those of HTTP; spares it a dictionary.</summary>
    public bool IsGiven(string name) => given?.ContainsKey(name) is true;
}
