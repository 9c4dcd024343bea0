namespace Map.Gateway.Errors;

/// <summary>Turns what the service refused, and what the gateway did, into GraphQL errors; hides everything else.</summary>
public sealed class GraphQLErrorFilter(ILogger<GraphQLErrorFilter> logger) : IErrorFilter
{
    public IError OnError(IError error)
    {
        // Without an exception it is the engine's own finding about the query, and says no internals.
        if (error.Exception is null or GraphQLException)
            return error;
        var failure = Failure.Of(error.Exception);
        if (failure.IsOurs)
            Log.QueryFailed(logger, failure.Code, error.Path?.ToString(), error.Exception);
        var result = error.WithMessage(failure.Message).WithCode(failure.Code).RemoveException().SetExtension("reason", failure.Reason);
        return failure.Violations.Count == 0 ? result : result.SetExtension("violations", failure.Violations.Select(AsMap).ToList());
    }

    static Dictionary<string, object?> AsMap(Violation violation) =>
        new() { ["field"] = violation.Field, ["description"] = violation.Description };
}
