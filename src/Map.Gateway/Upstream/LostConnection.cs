using Grpc.Core;

namespace Map.Gateway.Upstream;

/// <summary>
/// Tells a connection that broke from a service that failed: it is UNAVAILABLE. The client calls it INTERNAL when it ended by an error of
/// HTTP/2, which an unanswered ping is too.
/// </summary>
static class LostConnection
{
    // RST_STREAM with it ends a call whose time is over, which the client knows.
    const long Cancel = 8;

    /// <summary>Whether a call was ended by its connection, and neither by the service nor by who made it.</summary>
    public static bool Ended(RpcException exception, CallOptions options) =>
        exception.StatusCode is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        && !options.CancellationToken.IsCancellationRequested
        && ErrorsOf(exception.Status.DebugException).Any(error => error is HttpRequestException or HttpProtocolException);

    /// <summary>The same, as the caller is to see it.</summary>
    public static RpcException Unavailable(RpcException exception) => new(
        new Status(StatusCode.Unavailable, exception.Status.Detail, exception.Status.DebugException), exception.Trailers);

    /// <summary>The same, as the client has to see it to send again what only reads.</summary>
    public static HttpRequestException? Unavailable(HttpRequestException exception) =>
        ErrorsOf(exception).OfType<HttpProtocolException>().Any(error => error.ErrorCode == Cancel)
            ? null
            // Without the error of HTTP/2, which the client would go by.
            : new(exception.Message, new IOException(ErrorsOf(exception).Last().Message), exception.StatusCode);

    static IEnumerable<Exception> ErrorsOf(Exception? exception)
    {
        for (var error = exception; error is not null; error = error.InnerException)
            yield return error;
    }
}
