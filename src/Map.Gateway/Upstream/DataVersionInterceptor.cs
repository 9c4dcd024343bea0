using Grpc.Core;
using Grpc.Core.Interceptors;
using Map.Gateway.Http.Caching;

namespace Map.Gateway.Upstream;

/// <summary>Forgets the data version after every call that may have changed the map: the caller's next response then includes what it wrote.
/// Remembers of a request that a call of it went beside the map, so that the response is not taken for one of a data version.</summary>
public sealed class DataVersionInterceptor(KnownDataVersion known, IHttpContextAccessor http) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (ContractMethods.IsBesideMap(context.Method))
            http.HttpContext?.RequestServices.GetRequiredService<BesideMap>().Note();
        var call = continuation(request, context);
        return ContractMethods.MayChangeMap(context.Method, request)
            ? new(ForgetAfterAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose)
            : call;
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context, AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(context);
        return new(call.RequestStream, ForgetAfterAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    async Task<TResponse> ForgetAfterAsync<TResponse>(Task<TResponse> response)
    {
        var mayBeWritten = true;
        try
        {
            return await response;
        }
        catch (RpcException refusal) when (IsRefusal(refusal.StatusCode))
        {
            mayBeWritten = false;
            throw;
        }
        finally
        {
            if (mayBeWritten)
                known.Forget();
        }
    }

    // Given before anything is written, and all that a caller without a key can provoke: else anybody could keep all responses from being reused.
    // Others may follow a write, such as NOT_FOUND when the new place is read for the response.
    static bool IsRefusal(StatusCode status) =>
        status is StatusCode.InvalidArgument or StatusCode.Unauthenticated or StatusCode.PermissionDenied;
}
