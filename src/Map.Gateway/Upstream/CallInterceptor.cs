using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Upstream;

/// <summary>Gives every call a deadline, and the caller's key where the HTTP request has one. A call whose connection breaks ends with
/// UNAVAILABLE.</summary>
public sealed class CallInterceptor(IHttpContextAccessor http, TimeProvider time) : Interceptor
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
            TranslateAsync(call.ResponseAsync, complete.Options), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers,
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
            new ResponseStream<TResponse>(call.ResponseStream, complete.Options), call.ResponseHeadersAsync, call.GetStatus,
            call.GetTrailers, call.Dispose);
    }

    static async Task<TResponse> TranslateAsync<TResponse>(Task<TResponse> response, CallOptions options)
    {
        try
        {
            return await response;
        }
        catch (RpcException exception) when (LostConnection.Ended(exception, options))
        {
            throw LostConnection.Unavailable(exception);
        }
    }

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

        return new(context.Method, context.Host, options);
    }
}
