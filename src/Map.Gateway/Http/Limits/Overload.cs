using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace Map.Gateway.Http.Limits;

/// <summary>Refuses what is more than the gateway can do, as early as it can be told. A 304, a response from the cache, an asset and health
/// need no place, and are always sent.</summary>
sealed class Overload(GatewayLimit limit, OverloadMetrics metrics)
{
    /// <summary>Before a body is read. It is no promise: a place is only given to a request that has arrived, because one that is sent slowly
    /// would keep its place.</summary>
    public Task RefuseEarlyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return next(context);
        var priority = PriorityOf(context);
        return limit.HasRoomFor(priority) ? next(context) : RefuseAsync(context, priority);
    }

    /// <summary>Inside of the caches, and after the body was read.</summary>
    public Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var priority = PriorityOf(context);
        if (priority is Priority.Free)
            return next(context);
        // Each operation of a stream has its own place.
        if (!Admission.IsStream(context))
            return RunAsync(context, next, priority);
        return limit.HasRoomFor(priority) ? next(context) : RefuseAsync(context, priority);
    }

    async Task RunAsync(HttpContext context, RequestDelegate next, Priority priority)
    {
        using var lease = await limit.EnterAsync(priority, context.RequestAborted);
        if (lease is null)
        {
            if (!context.RequestAborted.IsCancellationRequested)
                await RefuseAsync(context, priority);
            return;
        }

        // How fast a client reads must not decide how many others are answered. A file is made while it is read.
        if (priority is not Priority.Download)
            context.Response.OnStarting(Release, lease);
        await next(context);
    }

    // What no endpoint was found for asks the service for nothing.
    static Priority PriorityOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata is not { } metadata)
            return Priority.Free;
        if (metadata.GetMetadata<HasPriority>() is { } given)
            return given.Priority;
        var cost = metadata.GetMetadata<FlatCost>();
        if (cost == FlatCost.None || cost == FlatCost.Request)
            return Priority.Free;
        if (cost == FlatCost.File || cost == FlatCost.Batch)
            return Priority.Download;
        return metadata.GetMetadata<IErrorPage>() is null ? Priority.Program : Priority.Person;
    }

    Task RefuseAsync(HttpContext context, Priority priority)
    {
        metrics.Count(priority);
        return OverloadRefusal.SendAsync(context, metrics.Refused);
    }

    // Twice is harmless.
    static Task Release(object lease)
    {
        ((RateLimitLease)lease).Dispose();
        return Task.CompletedTask;
    }
}
