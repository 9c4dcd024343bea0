using System.IO.Pipelines;
using Map.Gateway.Http.Errors;
using Map.Gateway.Http.Limits;
using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Http;

/// <summary>Refuses requests with more of a body than anybody may work on, in one form whatever reads it afterwards.</summary>
static class BodyLimit
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>Stands before all that reads a body, and after what charges the caller and lets other origins read the refusal.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (await FaultOfAsync(context) is { } failure)
            await Refusal.Of(context, context.GetEndpoint(), failure).ExecuteAsync(context);
        else
            await next(context);
    });

    static async ValueTask<Failure?> FaultOfAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
            return RequestFailure.TooLarge;
        // Elsewhere nobody reads a body.
        if (context.GetEndpoint()?.Metadata.GetMetadata<GraphQLAnswers>() is null
            || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return null;
        return await FaultOfAsync(context.Request.BodyReader, context.RequestAborted);
    }

    // One in chunks does not say how long it is, and any may break off: it is read, and left where it is.
    static async ValueTask<Failure?> FaultOfAsync(PipeReader body, CancellationToken aborted)
    {
        try
        {
            var read = await body.ReadAtLeastAsync(MostBytes + 1, aborted);
            var isTooLarge = read.Buffer.Length > MostBytes;
            body.AdvanceTo(read.Buffer.Start);
            return isTooLarge ? RequestFailure.TooLarge : null;
        }
        catch (BadHttpRequestException exception)
        {
            return RequestFailure.Of(exception);
        }
    }
}
