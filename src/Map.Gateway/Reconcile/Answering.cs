using Grpc.Core;
using Map.Telemetry;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Reconcile;

/// <summary>Answers the requests below /reconcile, and refuses what is wrong with them.</summary>
sealed class Answering(Reconciler reconciler, Extender extender, EntityReader entities, ILogger<Answering> logger)
{
    /// <summary>The manifest; with `queries` or `extend` in the address, what that asks for.</summary>
    public Task GetAsync(HttpContext context, bool hasPages) => BatchRequest.IsManifest(context.Request)
        ? SendAsync(context, () => Task.FromResult<object>(Manifest.Of(OriginOf(context.Request), hasPages)))
        : SendAsync(context, () => AnswerAsync(BatchRequest.Of(context.Request.Query), context.RequestAborted), isStored: false);

    /// <summary>A form with `queries` or `extend`: what OpenRefine sends.</summary>
    public Task PostAsync(HttpContext context) => SendAsync(
        context, async () => await AnswerAsync(await BatchRequest.ReadAsync(context.Request), context.RequestAborted), isStored: false);

    /// <summary>Leads to the page of an entity.</summary>
    public Task ShowAsync(HttpContext context, string id) => AnswerAsync(context, async () =>
    {
        if (EntityId.Parse(id) is not { } known || await entities.FindAsync(known, context.RequestAborted) is not { } entity)
            throw new RpcException(new(StatusCode.NotFound, ""));
        var page = entity.Organisation is { } organisation ? $"/organisations/{organisation.Id}" : $"/places/{entity.Place!.Id}";
        await Results.LocalRedirect(page).ExecuteAsync(context);
    });

    /// <summary>Sends an answer as JSON, or as the script that was asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What is sent.</param>
    /// <param name="isStored">Whether caches may store it.</param>
    public Task SendAsync(HttpContext context, Func<Task<object>> answer, bool isStored = true) => AnswerAsync(context, async () =>
    {
        if (!isStored)
            context.Response.Headers.CacheControl = "no-store";
        var callback = Script.CallbackOf(context.Request);
        await Script.SendAsync(context, await answer(), callback);
    });

    async Task<object> AnswerAsync(BatchRequest request, CancellationToken cancellation) => request.Extend is { } extend
        ? await extender.RunAsync(ExtendQuery.Parse(extend), cancellation)
        : await reconciler.RunAsync(QueryBatch.Parse(request.Queries), cancellation);

    async Task AnswerAsync(HttpContext context, Func<Task> answer)
    {
        // Tables are reconciled with what everybody may see: no key finds more.
        context.Request.Headers.Remove(HeaderNames.Authorization);
        try
        {
            await answer();
        }
        catch (Exception exception) when (exception is InvalidInputException or RpcException && !context.Response.HasStarted)
        {
            if (context.RequestAborted.IsCancellationRequested)
                return;
            var failure = Failure.Of(exception);
            if (failure.IsOurs)
                Log.FileFailed(logger, context.RequestServices.GetRequiredService<LogThrottle>(), "reconcile", failure, exception);
            await Refusal.AsProblem(failure).ExecuteAsync(context);
        }
    }

    static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
