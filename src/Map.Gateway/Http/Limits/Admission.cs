using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Http.Limits;

/// <summary>
/// How many requests of one address are worked on at once: without it, an address with 512 connections would have 512 turns for each turn
/// of another. More requests wait in the order of their arrival, before any work is done for them.
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

    readonly CallerId ids = new();

    readonly PartitionedRateLimiter<Turn> ofAddresses = PartitionedRateLimiter.Create<Turn, Turn>(turn => turn.Kind switch
    {
        Kind.Request => AtOnce(turn, Requests, Waiting),
        Kind.File => AtOnce(turn, Files, 0),
        Kind.Stream => AtOnce(turn, Streams, 0),
        _ => RateLimitPartition.GetNoLimiter(turn),
    });

    readonly PartitionedRateLimiter<Turn> ofAll = PartitionedRateLimiter.Create<Turn, Kind>(turn => turn.Kind is Kind.Stream
        ? AtOnce(Kind.Stream, AllStreams, 0)
        : RateLimitPartition.GetNoLimiter(Kind.Free));

    enum Kind
    {
        // Never limited, because monitoring must not be refused.
        Free,
        Request,
        File,
        Stream,
    }

    /// <summary>The refusal of what is more than that.</summary>
    public static Failure Refused { get; } = new(ErrorCatalogue.TooManyAtOnce) { RetryAfterSeconds = 1 };

    public RateLimiterOptions Options => new()
    {
        GlobalLimiter = PartitionedRateLimiter.CreateChained(
            ofAddresses.WithTranslatedKey<HttpContext>(TurnOf, leaveOpen: true), ofAll.WithTranslatedKey<HttpContext>(TurnOf, leaveOpen: true)),
        OnRejected = (rejected, _) => new(RefuseAsync(rejected.HttpContext)),
    };

    /// <summary>Lets in one operation of a stream, which as a request has its own, larger limit: else a stream would be a way around the
    /// limit of requests. The lease ends with the operation's execution.</summary>
    public async ValueTask<RateLimitLease?> AdmitOperationAsync(HttpContext context) => TurnOf(context) is { Kind: Kind.Stream } turn
        ? await ofAddresses.AcquireAsync(turn with { Kind = Kind.Request }, 1, context.RequestAborted)
        : null;

    Turn TurnOf(HttpContext context) => new(KindOf(context), ids.Of(context.Connection.RemoteIpAddress));

    static RateLimitPartition<T> AtOnce<T>(T partition, int permits, int queue) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new() { PermitLimit = permits, QueueLimit = queue });

    Kind KindOf(HttpContext context)
    {
        var cost = context.GetEndpoint()?.Metadata.GetMetadata<FlatCost>();
        if (!settings.IsOn || cost == FlatCost.None)
            return Kind.Free;
        if (cost == FlatCost.File)
            return Kind.File;
        return IsStream(context) ? Kind.Stream : Kind.Request;
    }

    /// <summary>Whether it is a WebSocket, or may be answered by events.</summary>
    internal static bool IsStream(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest || context.GetEndpoint()?.Metadata.GetMetadata<LastingEndpoint>() is not null
        || context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

    static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = Refused.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
        return Refusal.Of(context, context.GetEndpoint(), Refused).ExecuteAsync(context);
    }

    readonly record struct Turn(Kind Kind, Guid Address);
}
