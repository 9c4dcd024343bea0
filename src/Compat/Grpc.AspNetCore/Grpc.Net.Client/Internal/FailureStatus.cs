using System.Net;
using System.Net.Sockets;
using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>The status of a call whose HTTP request failed, or was answered by something that does not speak gRPC.</summary>
static class FailureStatus
{
    public static Status Of(Exception exception) => exception switch
    {
        RpcException rpc => rpc.Status,
        OperationCanceledException => new Status(StatusCode.Cancelled, "The call was cancelled.", exception),
        _ => new Status(CodeOf(exception), Describe(exception), exception),
    };

    /// <summary>https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md</summary>
    public static Status Of(HttpStatusCode httpStatus) => new(
        httpStatus switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"Bad gRPC response. HTTP status code: {(int)httpStatus}");

    static StatusCode CodeOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpProtocolException protocol:
                    return IsUnansweredPing(protocol) ? StatusCode.Unavailable : CodeOf(protocol.ErrorCode);
                case SocketException:
                case HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }:
                case HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError }:
                    return StatusCode.Unavailable;
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                case HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded }:
                case IOException { InnerException: null or ObjectDisposedException }:
                    return StatusCode.Unavailable;
            }
        }

        return StatusCode.Internal;
    }

    // The handler ends a connection whose keep-alive pings get no answer with PROTOCOL_ERROR, as if the server had broken the protocol; only
    // the message, by the name of the option, tells that nothing was heard at all.
    static bool IsUnansweredPing(HttpProtocolException exception) =>
        exception.Message.Contains(nameof(SocketsHttpHandler.KeepAlivePingDelay), StringComparison.Ordinal);

    // The error codes of RST_STREAM and GOAWAY, as the protocol maps them.
    static StatusCode CodeOf(long http2ErrorCode) => http2ErrorCode switch
    {
        // A server that stops says it with a GOAWAY and no error, which fails the calls that it no longer takes.
        0x0 or 0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    static string Describe(Exception exception)
    {
        var detail = $"Error starting or reading a gRPC call. {exception.GetType().Name}: {exception.Message}";
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            detail += $" {cause.GetType().Name}: {cause.Message}";
        }

        return detail;
    }
}
