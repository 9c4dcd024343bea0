using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core.Interceptors;

namespace Map.Service.Errors;

/// <summary>Turns every exception of a call into the status that errors.proto promises. Logs faults of the caller as information, ours as
/// errors.</summary>
public sealed class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
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
        Log(exception, refusal, context);
        return ToStatus(refusal).ToRpcException();
    }

    void Log(Exception exception, Refusal refusal, ServerCallContext context)
    {
        switch (refusal.Reason)
        {
            case ErrorReason.Unspecified when exception is Npgsql.PostgresException refused:
                logger.DatabaseRefused(context.Method, refused.SqlState, refused.MessageText, refused.Routine);
                break;
            case ErrorReason.Unspecified:
                logger.Failed(exception, context.Method);
                break;
            case ErrorReason.Unavailable:
                logger.DatabaseUnreachable(context.Method, exception.Message);
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

    static Google.Rpc.Status ToStatus(Refusal refusal)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)ErrorCatalogue.Of(refusal.Reason).Status!,
            Message = refusal.Message,
            Details =
            {
                Any.Pack(ErrorCatalogue.InfoOf(refusal.Reason)),
            },
        };
        if (refusal.Violations.Count > 0)
            status.Details.Add(Any.Pack(new BadRequest { FieldViolations = { refusal.Violations } }));
        return status;
    }
}
