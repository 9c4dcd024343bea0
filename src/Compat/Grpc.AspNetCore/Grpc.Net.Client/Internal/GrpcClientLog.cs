using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Internal;

/// <summary>What a channel logs.</summary>
static partial class GrpcClientLog
{
    [LoggerMessage(1, LogLevel.Debug, "Starting {MethodType} call to '{Method}' at {Address}.")]
    public static partial void StartingCall(this ILogger logger, MethodType methodType, string method, Uri address);

    [LoggerMessage(2, LogLevel.Debug, "Call to '{Method}' finished with {StatusCode}.")]
    public static partial void FinishedCall(this ILogger logger, string method, StatusCode statusCode);

    [LoggerMessage(3, LogLevel.Information, "Call to '{Method}' failed with {StatusCode}: {Detail}")]
    public static partial void FailedCall(this ILogger logger, string method, StatusCode statusCode, string detail, Exception? exception);

    [LoggerMessage(4, LogLevel.Warning, "Call credentials of a call to '{Method}' were not sent, because the channel has no TLS.")]
    public static partial void CredentialsNotSent(this ILogger logger, string method);
}
