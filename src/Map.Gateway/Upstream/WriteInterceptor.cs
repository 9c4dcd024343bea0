using Grpc.Core;
using Grpc.Core.Interceptors;
using Map.Gateway.Http.Caching;

namespace Map.Gateway.Upstream;

/// <summary>Forgets the data version after every call that may write, also a failed one: the caller's next response then includes what it
/// wrote.</summary>
public sealed class WriteInterceptor(KnownDataVersion known) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return ContractMethods.IsReading(context.Method)
            ? call
            : new(ForgetAfterAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    async Task<TResponse> ForgetAfterAsync<TResponse>(Task<TResponse> response)
    {
        try
        {
            return await response;
        }
        finally
        {
            known.Forget();
        }
    }
}
