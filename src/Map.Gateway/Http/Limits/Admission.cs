using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// How many requests of one address are worked on at once: without it, an address with 512 connections would have 512 turns for each turn of
/// another. More requests wait in the order of their arrival, before any work is done for them.
/// </summary>
public sealed class Admission(CallerLimitSettings settings)
{
    /// <summary>Requests of one address that are worked on at once, behind which this many more wait.</summary>
    public const int Requests = 16, Waiting = 1_000;

    /// <summary>Files that one address downloads at once: a slow reader takes minutes.</summary>
    public const int Files = 16;

    /// <summary>WebSockets and event streams of one address; a household or an office has one address for all.</summary>
    public const int Streams = 200;

    // Each may hold calls to the service: no crowd may block the gateway by opening ever more.
    const int AllStreams = 5_000;

    const string EventStream = "text/event-stream";

    const int RetryAfterSeconds = 1;

    readonly CallerId ids = new();

    enum Kind
    {
        Request,
        File,
        Stream,
    }

    public RateLimiterOptions Options => new()
    {
        GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, (Kind?, Guid)>(OfAddress), PartitionedRateLimiter.Create<HttpContext, Kind>(OfAll)),
        OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext)),
    };

    RateLimitPartition<(Kind?, Guid)> OfAddress(HttpContext context)
    {
        var kind = KindOf(context);
        var address = (kind, ids.Of(context.Connection.RemoteIpAddress));
        return kind switch
        {
            Kind.Request => AtOnce(address, Requests, Waiting),
            Kind.File => AtOnce(address, Files, 0),
            Kind.Stream => AtOnce(address, Streams, 0),
            _ => RateLimitPartition.GetNoLimiter(address),
        };
    }

    RateLimitPartition<Kind> OfAll(HttpContext context) => KindOf(context) is Kind.Stream
        ? AtOnce(Kind.Stream, AllStreams, 0)
        : RateLimitPartition.GetNoLimiter(Kind.Request);

    static RateLimitPartition<T> AtOnce<T>(T partition, int permits, int queue) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new() { PermitLimit = permits, QueueLimit = queue });

    // Null: never limited, because monitoring must not be refused.
    Kind? KindOf(HttpContext context)
    {
        var cost = context.GetEndpoint()?.Metadata.GetMetadata<FlatCost>();
        if (!settings.IsOn || cost == FlatCost.None)
            return null;
        if (cost == FlatCost.File)
            return Kind.File;
        return context.WebSockets.IsWebSocketRequest || context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.Ordinal)
            ? Kind.Stream
            : Kind.Request;
    }

    static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        var failure = new Failure(ErrorCatalogue.TooManyAtOnce) { RetryAfterSeconds = RetryAfterSeconds };
        return Refusal.Of(context, context.GetEndpoint(), failure).ExecuteAsync(context);
    }
}
