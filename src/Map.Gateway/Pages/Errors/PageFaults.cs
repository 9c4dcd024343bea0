using Grpc.Core;
using Map.Gateway.Pages.Layout;
using Map.Telemetry;

namespace Map.Gateway.Pages.Errors;

/// <summary>Turns what the service refuses, and what an address has wrong, into pages.</summary>
static class PageFaults
{
    public static RequestDelegate Around(RequestDelegate next) => async context =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is RpcException or InvalidInputException && !context.Response.HasStarted)
        {
            var failure = FailureOf(context, exception);
            var page = ErrorPage.Of((await Page.BindAsync(context))!, failure);
            // What was typed is in the message, and so in the size.
            await (HttpMethods.IsPost(context.Request.Method) ? page.Padded() : page).ExecuteAsync(context);
        }
    };

    /// <summary>A failure that a page tells its reader, in its own way or as a page of its own. One of ours is logged.</summary>
    /// <exception cref="OperationCanceledException">The reader is gone.</exception>
    public static Failure FailureOf(HttpContext context, Exception exception)
    {
        context.RequestAborted.ThrowIfCancellationRequested();
        var failure = Failure.Of(exception);
        // The pattern of the address, not the address: it may say what somebody looked for.
        if (failure.IsOurs)
            Log.FileFailed(
                context.RequestServices.GetRequiredService<ILogger<Page>>(), context.RequestServices.GetRequiredService<LogThrottle>(),
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "/", failure, exception);
        return failure;
    }
}
