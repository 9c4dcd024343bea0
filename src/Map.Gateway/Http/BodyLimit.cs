using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Http;

/// <summary>Refuses a body that is too large, in the same form whichever endpoint would read it.</summary>
static class BodyLimit
{
    /// <summary>Runs before anything reads a body, and after CORS and the charge, so that other sites can read the refusal, which is
    /// charged.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (await FaultOfAsync(context) is { } failure)
            await Refusal.Of(context, context.GetEndpoint(), failure).ExecuteAsync(context);
        else
            await next(context);
    });

    static async ValueTask<Failure?> FaultOfAsync(HttpContext context)
    {
        if (context.Request.ContentLength > BodySize.Of(context.GetEndpoint()))
            return RequestFailure.TooLarge;
        // Operations and forms have arrived before they take a place among the requests that are worked on. What else reads a body is in no hurry.
        if (!(GraphQLEndpoint.Is(context.GetEndpoint()) || CallEndpoint.Is(context.GetEndpoint()) || IsForm(context.GetEndpoint()))
            || context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return null;
        return await FaultOfAsync(context.Request.BodyReader, context.RequestAborted);
    }

    static bool IsForm(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IErrorPage>() is not null;

    // A chunked body has no length, and any body may break off, so the body is read. Nothing is consumed: the endpoint reads it again.
    static async ValueTask<Failure?> FaultOfAsync(PipeReader body, CancellationToken aborted)
    {
        try
        {
            var read = await body.ReadAtLeastAsync(Contract.Limits.RequestBytes + 1, aborted);
            var isTooLarge = read.Buffer.Length > Contract.Limits.RequestBytes;
            body.AdvanceTo(read.Buffer.Start);
            return isTooLarge ? RequestFailure.TooLarge : null;
        }
        catch (BadHttpRequestException exception)
        {
            return RequestFailure.Of(exception);
        }
    }
}
