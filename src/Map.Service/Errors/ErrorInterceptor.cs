using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core.Interceptors;
using Map.Telemetry;

namespace Map.Service.Errors;

/// <summary>Turns every exception of a call into the status that errors.proto promises. Logs faults of the caller as information, ours as
/// errors.</summary>
public sealed class ErrorInterceptor(LogThrottle throttle, ErrorMetrics metrics, ILogger<ErrorInterceptor> logger) : Interceptor
{
    // By which gRPC's clients do not repeat a call by themselves (proposal A6, retry pushback).
    const string RetryPushback = "grpc-retry-pushback-ms";

    static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw StatusOf(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw StatusOf(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw StatusOf(exception, context);
        }
    }

    RpcException StatusOf(Exception exception, ServerCallContext context)
    {
        // After the deadline or a disconnect nobody reads the status, so it is only logged, and not as an error.
        var refusal = Failures.ToRefusal(exception, context.CancellationToken.IsCancellationRequested);
        metrics.Count(refusal.Reason);
        Log(exception, refusal, context);
        var status = ToStatus(refusal).ToRpcException();
        if (refusal.IsForCaller) status.Trailers.Add(RetryPushback, "-1");
        return status;
    }

    void Log(Exception exception, Refusal refusal, ServerCallContext context)
    {
        switch (refusal.Reason)
        {
            case ErrorReason.Unspecified or ErrorReason.Unavailable when !refusal.IsForCaller:
                LogFault(exception, refusal, context.Method);
                break;
            case ErrorReason.DeadlineExceeded:
                logger.Ended(context.Method);
                break;
            default:
                logger.Refused(context.Method, ErrorCatalogue.NameOf(refusal.Reason),
                    string.Join(' ', refusal.Violations.Select(violation => violation.Field)));
                break;
        }
    }

    // The same fault comes with every call while it lasts.
    void LogFault(Exception exception, Refusal refusal, string method)
    {
        if (!throttle.IsDue($"{method} {exception.GetType()} {(exception as PostgresException)?.SqlState}", out var left)) return;
        if (left > 0) logger.LeftOut(left, method);
        if (refusal.Reason == ErrorReason.Unavailable) logger.DatabaseUnreachable(method, exception.Message);
        else if (exception is PostgresException refused)
            logger.DatabaseRefused(method, refused.SqlState, refused.MessageText, refused.Routine);
        else logger.Failed(exception, method);
    }

    static Google.Rpc.Status ToStatus(Refusal refusal)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)ErrorCatalogue.Of(refusal.Reason).Status!,
            Message = refusal.Message,
        };
        var info = ErrorCatalogue.InfoOf(refusal.Reason);
        if (refusal.MergedInto is { } into)
            info.Metadata["merged_into"] = into;
        if (refusal.MergedType is { } type)
            info.Metadata["merged_type"] = type;
        status.Details.Add(Any.Pack(info));
        if (refusal.Violations.Count > 0)
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { refusal.Violations } }));
        if (refusal.Detail is { } detail)
            status.Details.Add(Any.Pack(detail));
        var delay = refusal.Reason == ErrorReason.Unavailable ? RetryDelay : refusal.RetryAfter;
        if (delay is { } known) status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(known) }));
        return status;
    }
}
