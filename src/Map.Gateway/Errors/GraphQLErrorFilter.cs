namespace Map.Gateway.Errors;

/// <summary>Turns what the service refused, and what the gateway did, into GraphQL errors; hides everything else.</summary>
public sealed class GraphQLErrorFilter(ILogger<GraphQLErrorFilter> logger) : IErrorFilter
{
    // Limits of the engine that have no constant of its own.
    const string LimitOfEngine = "HC_MAX_";
    const string TooComplex = "HC_VALIDATION_TOO_COMPLEX";
    const string IntrospectionDepth = "HC0086";

    public IError OnError(IError error)
    {
        if (error.Exception is null or GraphQLException)
            return error.Code is { } reason
                ? error.WithCode(CodeOfEngine(reason)).SetExtension("reason", reason)
                : error.WithCode(CodeOfEngine(null));
        var failure = Failure.Of(error.Exception);
        if (failure.IsOurs)
            Log.QueryFailed(logger, failure.Code, error.Path?.ToString(), error.Exception);
        var result = error.WithMessage(failure.Message).WithCode(failure.Code).RemoveException().SetExtension("reason", failure.Reason);
        return failure.Violations.Count == 0 ? result : result.SetExtension("violations", failure.Violations.Select(AsMap).ToList());
    }

    // The engine's own findings say no internals, but have codes of its own; those about the document and its values often none.
    static string CodeOfEngine(string? code) => code switch
    {
        ErrorCodes.Authentication.NotAuthenticated => "UNAUTHENTICATED",
        ErrorCodes.Authentication.NotAuthorized => "PERMISSION_DENIED",
        ErrorCodes.Execution.Timeout => "DEADLINE_EXCEEDED",
        ErrorCodes.Execution.NonNullViolation or ErrorCodes.Execution.CannotResolveAbstractType => "INTERNAL",
        ErrorCodes.Server.MaxRequestSize or ErrorCodes.Execution.CostExceeded => "RESOURCE_EXHAUSTED",
        ErrorCodes.Execution.OnlyPersistedOperationsAllowed => "ONLY_STORED_OPERATIONS",
        // The name by which Apollo's clients know it.
        ErrorCodes.Execution.PersistedOperationNotFound => "PERSISTED_QUERY_NOT_FOUND",
        IntrospectionDepth or TooComplex => "RESOURCE_EXHAUSTED",
        _ when code?.StartsWith(LimitOfEngine, StringComparison.Ordinal) is true => "RESOURCE_EXHAUSTED",
        _ => "INVALID_ARGUMENT",
    };

    static Dictionary<string, object?> AsMap(Violation violation) =>
        new() { ["field"] = violation.Field, ["description"] = violation.Description };
}
