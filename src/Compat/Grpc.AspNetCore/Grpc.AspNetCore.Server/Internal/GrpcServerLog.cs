using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What the server logs: a caller's fault as information, ours as an error.</summary>
static partial class GrpcServerLog
{
    [LoggerMessage(1, LogLevel.Information, "Refused a request to '{Method}': {Reason}")]
    public static partial void RequestRefused(this ILogger logger, string? method, string reason);

    [LoggerMessage(2, LogLevel.Error, "Error when executing service method '{Method}'.")]
    public static partial void ErrorExecutingServiceMethod(this ILogger logger, string method, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "Error status code '{StatusCode}' with detail '{Detail}' raised by '{Method}'.")]
    public static partial void StatusRaised(this ILogger logger, StatusCode statusCode, string detail, string method);

    [LoggerMessage(4, LogLevel.Debug, "Deadline of '{Method}' exceeded after {Timeout}.")]
    public static partial void DeadlineExceeded(this ILogger logger, string method, TimeSpan timeout);

    [LoggerMessage(5, LogLevel.Debug, "The caller of '{Method}' cancelled or went away.")]
    public static partial void CallCancelled(this ILogger logger, string method);

    [LoggerMessage(6, LogLevel.Debug, "Ignored the invalid grpc-timeout '{Timeout}'.")]
    public static partial void InvalidTimeoutIgnored(this ILogger logger, string timeout);

    [LoggerMessage(7, LogLevel.Debug, "Method '{Method}' failed after its call had ended.")]
    public static partial void FailedAfterEnd(this ILogger logger, string method, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "A response trailer of '{Method}' could not be sent: {Reason}")]
    public static partial void TrailerNotSent(this ILogger logger, string method, string reason);
}
