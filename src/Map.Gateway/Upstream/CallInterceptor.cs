using Grpc.Core;
using Grpc.Core.Interceptors;
using Map.Gateway.Http.Caching;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Upstream;

/// <summary>Gives every call a deadline, and the caller's key where the HTTP request has one. A call whose connection breaks ends with
/// UNAVAILABLE, and so does one that was answered from another map than those before it. Says with every call how far the map has been seen, and remembers how
/// far the response was.</summary>
public sealed class CallInterceptor(IHttpContextAccessor http, KnownPosition known, TimeProvider time) : Interceptor
{
    const string AuthorizationMetadata = "authorization";

    static readonly TimeSpan UnaryLimit = TimeSpan.FromSeconds(10);

    // A file is sent at the pace of its reader, which may be a phone on a train.
    static readonly TimeSpan StreamLimit = TimeSpan.FromMinutes(10);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var complete = Complete(context, UnaryLimit);
        var call = continuation(request, complete);
        return new(
            CheckAsync(call.ResponseAsync, call.GetTrailers, complete.Options), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers,
            call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var complete = Complete(context, StreamLimit);
        var call = continuation(complete);
        return new(
            call.RequestStream, CheckAsync(call.ResponseAsync, call.GetTrailers, complete.Options), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers,
            call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var complete = Complete(context, StreamLimit);
        var call = continuation(request, complete);
        return new(
            new ResponseStream<TResponse>(call.ResponseStream, call.ResponseHeadersAsync, Note, complete.Options), call.ResponseHeadersAsync, call.GetStatus,
            call.GetTrailers, call.Dispose);
    }

    async Task<TResponse> CheckAsync<TResponse>(Task<TResponse> responding, Func<Metadata> trailers, CallOptions options)
    {
        try
        {
            var response = await responding;
            Note(trailers());
            GenerationOfRequest()?.Require(trailers());
            return response;
        }
        catch (RpcException exception) when (LostConnection.Ended(exception, options))
        {
            throw LostConnection.Unavailable(exception);
        }
    }

    void Note(Metadata said)
    {
        if (!MapPosition.TryParse(said.GetValue(MapPosition.Name), out var position)) return;
        known.Note(position);
        OfRequest()?.Note(position);
    }

    RequestPosition? OfRequest() => http.HttpContext?.RequestServices.GetRequiredService<RequestPosition>();

    // What the caller carries may be of a map that was restored since.
    MapPosition Seen()
    {
        var seen = known.Latest;
        return OfRequest() is { } request ? seen.Later(request.Asked).Later(request.Seen) : seen;
    }

    // A subscription is one request with many responses, each of the map at its time.
    RequestGeneration? GenerationOfRequest() => http.HttpContext is { } context && !IsSubscription(context)
        ? context.RequestServices.GetRequiredService<RequestGeneration>() : null;

    static bool IsSubscription(HttpContext context) => context.WebSockets.IsWebSocketRequest
        || context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    ClientInterceptorContext<TRequest, TResponse> Complete<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, TimeSpan limit)
        where TRequest : class
        where TResponse : class
    {
        var options = context.Options;
        if (options.Deadline is null)
            options = options.WithDeadline((time.GetUtcNow() + limit).UtcDateTime);
        if (http.HttpContext?.Request.Headers[HeaderNames.Authorization].ToString() is { Length: > 0 } authorization)
        {
            if (!KeyHeader.IsValid(authorization))
                throw new RpcException(new(StatusCode.Unauthenticated, "The header Authorization is not of the form \"Bearer KEY\"."));
            options = options.WithHeaders([.. options.Headers ?? [], new(AuthorizationMetadata, authorization)]);
        }

        if (Seen() is { Revision: > 0 } position)
            options = options.WithHeaders([.. options.Headers ?? [], new(MapPosition.Name, position.ToString())]);
        return new(context.Method, context.Host, options);
    }
}
