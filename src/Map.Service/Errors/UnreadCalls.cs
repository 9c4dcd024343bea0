using System.Globalization;
using Grpc.AspNetCore.Server;

namespace Map.Service.Errors;

/// <summary>Handles calls whose request cannot be parsed, so that they never reach their method.</summary>
static class UnreadCalls
{
    /// <summary>Where Grpc.AspNetCore logs such calls as errors, with a stack trace. Exceptions of methods are logged by our interceptor.
    /// </summary>
    public const string LibraryLog = "Grpc.AspNetCore.Server.ServerCallHandler";

    const string Status = "grpc-status";
    const string Message = "grpc-message";
    const string Details = "grpc-status-details-bin";

    /// <summary>Logs them as faults of the caller. The library ends some of them with UNKNOWN; gRPC's status for a request that cannot be
    /// parsed is INTERNAL.</summary>
    public static IApplicationBuilder UseUnreadCalls(this IApplicationBuilder app, ILogger logger) => app.Use(async (context, next) =>
    {
        await next(context);
        // Without a response message, trailers come as headers. Errors of our methods have details, except after a deadline or a
        // disconnect; once a response has begun, the request was parsed.
        var headers = context.Response.Headers;
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method is not { } method || headers.ContainsKey(Details)
            || !int.TryParse(headers[Status], CultureInfo.InvariantCulture, out var status)
            || (StatusCode)status is StatusCode.OK or StatusCode.Cancelled or StatusCode.DeadlineExceeded)
            return;
        if ((StatusCode)status == StatusCode.Unknown && !context.Response.HasStarted)
        {
            status = (int)StatusCode.Internal;
            headers[Status] = status.ToString(CultureInfo.InvariantCulture);
            headers[Message] = "The request cannot be read: it is not a gRPC message of this method.";
        }

        logger.Unread(method.FullName, (StatusCode)status);
    });
}
