using Grpc.Core;
using Map.Telemetry;

namespace Map.Gateway;

/// <summary>The gateway's log messages. No position from a request and no key may ever be among the arguments.</summary>
static partial class Log
{
    /// <summary>With a stack trace only where the fault is in this program.</summary>
    public static void QueryFailed(ILogger logger, LogThrottle throttle, Failure failure, string? path, Exception exception)
    {
        if (IsDue(logger, throttle, failure))
            QueryFailed(logger, failure.Error.Level, failure.Code, path, DetailOf(exception), TraceOf(failure, exception));
    }

    public static void FileFailed(ILogger logger, LogThrottle throttle, string file, Failure failure, Exception exception)
    {
        if (IsDue(logger, throttle, failure))
            FileFailed(logger, failure.Error.Level, file, failure.Code, DetailOf(exception), TraceOf(failure, exception));
    }

    [LoggerMessage(3, LogLevel.Error, "{File} broke off after {Count} places with {Code}; the connection was aborted.")]
    public static partial void FileBrokeOff(ILogger logger, string file, int count, string code, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "The client left {File} after {Count} places.")]
    public static partial void FileLeft(ILogger logger, string file, int count);

    [LoggerMessage(5, LogLevel.Information, "This gateway was built without its pages: /graphql has no page for browsers.")]
    public static partial void PagesMissing(ILogger logger);

    [LoggerMessage(6, LogLevel.Information, "The data version is unknown ({Reason}): no response is reused until it is known again.")]
    public static partial void DataVersionUnknown(ILogger logger, string reason);

    [LoggerMessage(EventId = 1, Message = "A query failed with {Code} at {Path}: {Detail}")]
    static partial void QueryFailed(ILogger logger, LogLevel level, string code, string? path, string detail, Exception? exception);

    [LoggerMessage(EventId = 2, Message = "{File} failed with {Code}: {Detail}")]
    static partial void FileFailed(ILogger logger, LogLevel level, string file, string code, string detail, Exception? exception);

    [LoggerMessage(7, LogLevel.Warning, "{Count} more failures with {Code} were not logged.")]
    static partial void LeftOut(ILogger logger, int count, string code);

    // While a service is away, every request fails in the same way. Faults of this program are all logged.
    static bool IsDue(ILogger logger, LogThrottle throttle, Failure failure)
    {
        if (failure.Error.Level >= LogLevel.Error)
            return true;
        if (!throttle.IsDue(failure.Code, out var left))
            return false;
        if (left > 0)
            LeftOut(logger, left, failure.Code);
        return true;
    }

    // Of a failed call the status is enough.
    static string DetailOf(Exception exception) => exception is RpcException rpc ? rpc.Status.Detail : exception.GetType().Name;

    static Exception? TraceOf(Failure failure, Exception exception) => failure.Error.Level >= LogLevel.Error ? exception : null;
}
