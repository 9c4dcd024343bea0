using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>
/// Reports a broken connection as UNAVAILABLE. The client reports INTERNAL when a call ended by an HTTP/2 error, which includes an
/// unanswered keep-alive ping.
/// </summary>
static class LostConnection
{
    // RST_STREAM with CANCEL ends a call after its deadline, which the client reports correctly.
    const long Cancel = 8;

    /// <summary>Whether a call was ended by its connection, and neither by the service nor by its caller.</summary>
    public static bool Ended(RpcException exception, CallOptions options) =>
        exception.StatusCode is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        && !options.CancellationToken.IsCancellationRequested
        && ErrorsOf(exception.Status.DebugException).Any(error => error is HttpRequestException or HttpProtocolException);

    /// <summary>The exception for the caller.</summary>
    public static RpcException Unavailable(RpcException exception) => new(
        new Status(StatusCode.Unavailable, exception.Status.Detail, exception.Status.DebugException), exception.Trailers);

    /// <summary>The exception that makes the gRPC client retry a call that only reads; null when it is right as it is.</summary>
    public static HttpRequestException? Unavailable(HttpRequestException exception) =>
        ErrorsOf(exception).OfType<HttpProtocolException>().Any(error => error.ErrorCode == Cancel)
            ? null
            // Without the HTTP/2 error, from which the client would derive INTERNAL.
            : new(exception.Message, new IOException(ErrorsOf(exception).Last().Message), exception.StatusCode);

    static IEnumerable<Exception> ErrorsOf(Exception? exception)
    {
        for (var error = exception; error is not null; error = error.InnerException)
            yield return error;
    }
}
