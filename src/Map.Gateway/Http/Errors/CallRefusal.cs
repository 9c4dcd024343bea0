using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Map.Gateway.Http.Errors;

/// <summary>Failures as gRPC has them: a status, with a reason of the catalogue.</summary>
sealed class CallRefusal(Failure failure) : IResult
{
    const string Details = "grpc-status-details-bin";

    /// <summary>What the service refused, without what is said between the two of us; what did not come from it, as the catalogue says it.</summary>
    public static RpcException Of(RpcException exception)
    {
        if (exception.GetRpcStatus()?.GetDetail<ErrorInfo>() is not { Domain: ErrorCatalogue.Domain })
            return StatusOf(new(ErrorCatalogue.Of(exception.StatusCode))).ToRpcException();
        Metadata trailers = [.. exception.Trailers.Where(entry => entry.Key is Details or MapPosition.Name)];
        return new(exception.Status, trailers);
    }

    /// <summary>A response of nothing but trailers, before the call has begun.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var status = StatusOf(failure);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers.RetryAfter = default;
        response.Headers["grpc-status"] = status.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers[Details] = Convert.ToBase64String(status.ToByteArray());
        return Task.CompletedTask;
    }

    static Google.Rpc.Status StatusOf(Failure failure)
    {
        var status = new Google.Rpc.Status { Code = (int)CodeOf(failure), Message = failure.Message };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = ErrorCatalogue.Domain, Reason = failure.Reason }));
        if (failure.RetryAfterSeconds is { } seconds)
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds)) }));
        return status;
    }

    // Errors of the gateway itself have no gRPC status in the catalogue.
    static StatusCode CodeOf(Failure failure) => failure.Error.Status ?? failure.Code switch
    {
        "RESOURCE_EXHAUSTED" => StatusCode.ResourceExhausted,
        "DEADLINE_EXCEEDED" => StatusCode.DeadlineExceeded,
        "INVALID_ARGUMENT" => StatusCode.InvalidArgument,
        _ => StatusCode.Internal,
    };
}
