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

    [LoggerMessage(5, LogLevel.Debug, "Attempt {Attempt} of a call to '{Method}' failed with {StatusCode}; the next follows in {Delay}.")]
    public static partial void TryingAgain(this ILogger logger, int attempt, string method, StatusCode statusCode, TimeSpan delay);

    [LoggerMessage(6, LogLevel.Debug, "{Address} cannot be reached; trying again in {Delay}: {Reason}")]
    public static partial void WaitingForConnection(this ILogger logger, Uri address, TimeSpan delay, string reason);
}
