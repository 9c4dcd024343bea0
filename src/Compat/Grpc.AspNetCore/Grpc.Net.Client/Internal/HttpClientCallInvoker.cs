using Grpc.Core;
using Grpc.Net.Client.Internal.Retry;

namespace Grpc.Net.Client.Internal;

/// <summary>Makes the calls of a channel.</summary>
sealed class HttpClientCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        using var call = AsyncUnaryCall(method, host, options, request);
        return call.ResponseAsync.GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = Create(method, options);
        return new AsyncUnaryCall<TResponse>(
            call.StartUnary(request), CallParts.ResponseHeaders, CallParts.Status, CallParts.Trailers, CallParts.Dispose, call);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = Create(method, options);
        return new AsyncServerStreamingCall<TResponse>(
            call.StartServerStreaming(request), CallParts.ResponseHeaders, CallParts.Status, CallParts.Trailers, CallParts.Dispose, call);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = Create(method, options);
        var (requests, response) = call.StartClientStreaming();
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            requests, response, CallParts.ResponseHeaders, CallParts.Status, CallParts.Trailers, CallParts.Dispose, call);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var call = Create(method, options);
        var (requests, responses) = call.StartDuplexStreaming();
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            requests, responses, CallParts.ResponseHeaders, CallParts.Status, CallParts.Trailers, CallParts.Dispose, call);
    }

    ClientCall<TRequest, TResponse> Create<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
        where TRequest : class
        where TResponse : class =>
        channel.Retries?.SettingsOf(method) is { } settings
            ? new RetryCall<TRequest, TResponse>(channel, method, options, channel.Retries, settings)
            : new GrpcCall<TRequest, TResponse>(channel, method, options);

    // Shared by all calls, which come as the state.
    static class CallParts
    {
        public static readonly Func<object, Task<Metadata>> ResponseHeaders = call => ((GrpcCall)call).GetResponseHeadersAsync();
        public static readonly Func<object, Status> Status = call => ((GrpcCall)call).GetStatus();
        public static readonly Func<object, Metadata> Trailers = call => ((GrpcCall)call).GetTrailers();
        public static readonly Action<object> Dispose = call => ((GrpcCall)call).Dispose();
    }
}
