using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Map.Service.Errors;

/// <summary>What is done with a call that never reaches its method, because what the caller sent cannot be read.</summary>
static class UnreadCalls
{
    /// <summary>Where Grpc.AspNetCore logs such calls as errors, with a stack trace. What methods throw, our interceptor logs.</summary>
    public const string LibraryLog = "Grpc.AspNetCore.Server.ServerCallHandler";

    const string Status = "grpc-status";
    const string Message = "grpc-message";
    const string Details = "grpc-status-details-bin";

    /// <summary>Logs them as faults of the caller. Those that the library takes for failures of the method, with UNKNOWN, get the status
    /// that gRPC has for a request that cannot be parsed: INTERNAL.</summary>
    public static IApplicationBuilder UseUnreadCalls(this IApplicationBuilder app, ILogger logger) => app.Use(async (context, next) =>
    {
        await next(context);
        // Without an answer, what else would be trailers comes as headers. The errors of our methods have details, but for those that come
        // of a deadline or of a caller who left; after an answer has begun, it was read.
        var headers = context.Response.Headers;
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method is not { } method || headers.ContainsKey(Details)
            || !int.TryParse(headers[Status], CultureInfo.InvariantCulture, out var status)
            || (StatusCode)status is StatusCode.OK or StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            return;
        if ((StatusCode)status == StatusCode.Unknown && !context.Response.HasStarted)
        {
            status = (int)StatusCode.Internal;
            headers[Status] = status.ToString(CultureInfo.InvariantCulture);
            headers[Message] = "The request cannot be read: it is no message of this method as gRPC sends it.";
        }

        logger.Unread(method.FullName, (StatusCode)status);
    });
}
