using Grpc.Core;
using HotChocolate.Execution;
using Map.Telemetry;
using Map.V1;

namespace Map.Gateway.Http.Errors;

/// <summary>Gives every error of a GraphQL operation its code and reason of the catalogue: what the service and the gateway refuse, and
/// what the engine finds, which has codes of its own. Hides the text of everything else.</summary>
sealed class GraphQLErrors(ILogger<GraphQLErrors> logger, LogThrottle throttle, IHttpContextAccessor http) : IErrorFilter
{
    const string Reason = "reason";

    /// <summary>The outermost step: the engine passes its own refusals, before execution, to no error filter.</summary>
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
        if (failure.IsOurs && !IsAbandoned(error.Exception))
            Log.QueryFailed(logger, throttle, failure, error.Path?.ToString(), error.Exception);
        var result = error.WithMessage(failure.Message).WithCode(failure.Code).WithException(null).SetExtension(Reason, failure.Reason);
        if (failure is { RetryAfterSeconds: { } seconds, IsOurs: false })
            result = result.SetExtension(Failure.RetryAfterExtension, seconds);
        if (failure.Challenge is { } challenge) result = result.SetExtension("proofOfWork", AsMap(challenge));
        if (failure.Violations.Count > 0)
            result = result.SetExtension("violations", failure.Violations.Select(AsMap).ToList());
        if (failure.Revision is { } revision)
            result = result.SetExtension("conflicts", failure.Conflicts.Select(AsMap).ToList()).SetExtension("revision", revision);
        return failure.MergedInto is { } survivor ? result.SetExtension("mergedInto", survivor) : result;
    }

    /// <summary>An error of an operation that the gateway refuses before it is executed.</summary>
    public static IErrorBuilder Create(CataloguedError error) =>
        ErrorBuilder.New().SetMessage(error.Message).SetCode(error.Code).SetExtension(Reason, error.Reason);

    // When the caller disconnects, its calls fail with arbitrary errors, which nobody reads.
    bool IsAbandoned(Exception exception) =>
        exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }
            or RefusedInputException { Refusal.StatusCode: StatusCode.Cancelled }
        || http.HttpContext is not { RequestAborted.IsCancellationRequested: false };

    // The engine's messages reveal no internals.
    static IError OfEngine(IError error) => error.Code switch
    {
        ErrorCodes.Execution.Timeout => With(error, ErrorCatalogue.DeadlineExceeded, ErrorCatalogue.DeadlineExceeded.Message),
        // Null in a non-null field is our fault; in a variable it is the caller's.
        ErrorCodes.Execution.NonNullViolation when error.Path is not null && IsInDocument(error) => With(error, ErrorCatalogue.Internal),
        ErrorCodes.Execution.CannotResolveAbstractType => With(error, ErrorCatalogue.Internal),
        ErrorCodes.Execution.OnlyPersistedOperationsAllowed =>
            With(error, ErrorCatalogue.OnlyStoredOperations, ErrorCatalogue.OnlyStoredOperations.Message),
        ErrorCodes.Execution.PersistedOperationNotFound =>
            With(error, ErrorCatalogue.PersistedQueryNotFound, ErrorCatalogue.PersistedQueryNotFound.Message),
        ErrorCodes.Validation.MaxIntrospectionDepthOverflow => With(error, ErrorCatalogue.OperationDepth),
        // The path says which part of a variable is wrong.
        _ when error.Path is { } path && !IsInDocument(error) =>
            With(error, ErrorCatalogue.InvalidArgument, $"{Print(path)}: {error.Message}"),
        _ => With(error, ErrorCatalogue.InvalidArgument),
    };

    static IError With(IError error, CataloguedError row, string? message = null) =>
        error.WithMessage(message ?? error.Message).WithCode(row.Code).SetExtension(Reason, row.Reason);

    static bool IsInDocument(IError error) => error.Locations is { Count: > 0 };

    static string Print(HotChocolate.Path path) => path.Print().TrimStart('/').Replace('/', '.');

    static Dictionary<string, object?> AsMap(FieldConflict conflict) =>
        new() { ["field"] = conflict.Field, ["theirs"] = conflict.Theirs, ["yours"] = conflict.Yours };

    // The names are those that ALTCHA's widget reads.
    static Dictionary<string, object?> AsMap(ProofChallenge challenge) => new()
    {
        ["algorithm"] = challenge.Algorithm, ["challenge"] = challenge.Challenge, ["salt"] = challenge.Salt,
        ["maxnumber"] = challenge.MaxNumber, ["signature"] = challenge.Signature,
        ["ticket"] = challenge.Ticket, ["ticketSeconds"] = challenge.TicketSeconds,
    };

    static Dictionary<string, object?> AsMap(Violation violation) =>
        new() { ["field"] = violation.Field, ["description"] = violation.Description };
}
