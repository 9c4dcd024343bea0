using Grpc.Core;
using HotChocolate.Execution;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.Http.Errors;

/// <summary>Puts the errors of GraphQL operations into the words of the catalogue: what the service and the gateway refused, and what the
/// engine found, which has codes of its own. Hides everything else.</summary>
sealed class GraphQLErrors(ILogger<GraphQLErrors> logger, IHttpContextAccessor http) : IErrorFilter
{
    const string Reason = "reason";

    /// <summary>The outermost step: no error filter sees what the engine refuses before it executes.</summary>
    public async ValueTask TranslateAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        await next(context);
        if (context.Result is IOperationResult { IsDataSet: false, Errors: { Count: > 0 } errors } refused)
            context.Result = OperationResultBuilder.CreateError([.. errors.Select(OnError)], refused.ContextData);
    }

    public IError OnError(IError error)
    {
        if (error.Exception is null or GraphQLException)
            return error.Extensions?.ContainsKey(Reason) is true ? error : OfEngine(error);
        var failure = Failure.Of(error.Exception);
        if (failure.IsOurs && !IsLeft(error.Exception))
            Log.QueryFailed(logger, failure.Code, error.Path?.ToString(), error.Exception);
        var result = error.WithMessage(failure.Message).WithCode(failure.Code).WithException(null).SetExtension(Reason, failure.Reason);
        return failure.Violations.Count == 0 ? result : result.SetExtension("violations", failure.Violations.Select(AsMap).ToList());
    }

    // A call that its caller gave up ends in whatever way it happened to be caught, and nobody reads of it.
    bool IsLeft(Exception exception) =>
        exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }
        || http.HttpContext is not { RequestAborted.IsCancellationRequested: false };

    // The engine's findings say no internals.
    static IError OfEngine(IError error)
    {
        return error.Code switch
        {
            ErrorCodes.Execution.Timeout => Say("DEADLINE_EXCEEDED", "It took too long. Ask for less at once."),
            // Of a field, null where a value is promised is our fault; of a variable, it is the caller's.
            ErrorCodes.Execution.NonNullViolation when error.Path is not null && IsInDocument(error) => Say("INTERNAL"),
            ErrorCodes.Execution.CannotResolveAbstractType => Say("INTERNAL"),
            ErrorCodes.Execution.OnlyPersistedOperationsAllowed =>
                Say("ONLY_STORED_OPERATIONS", "Only stored operations are executed here: send the `id` of one in place of `query`."),
            // The name by which Apollo's clients know it.
            ErrorCodes.Execution.PersistedOperationNotFound => Say(
                "PERSISTED_QUERY_NOT_FOUND", "There is no stored operation with this id. Send the GraphQL document as `query`."),
            ErrorCodes.Validation.MaxIntrospectionDepthOverflow =>
                Say("RESOURCE_EXHAUSTED").SetExtension(Reason, LimitReason.Depth),
            // Of a variable, the path says which part of it is wrong.
            _ when error.Path is { } path && !IsInDocument(error) => Say("INVALID_ARGUMENT", $"{Print(path)}: {error.Message}"),
            _ => Say("INVALID_ARGUMENT"),
        };

        IError Say(string code, string? message = null) =>
            error.WithMessage(message ?? error.Message).WithCode(code).SetExtension(Reason, code);
    }

    static bool IsInDocument(IError error) => error.Locations is { Count: > 0 };

    static string Print(HotChocolate.Path path) => path.Print().TrimStart('/').Replace('/', '.');

    static Dictionary<string, object?> AsMap(Violation violation) =>
        new() { ["field"] = violation.Field, ["description"] = violation.Description };
}
