using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Map.Gateway.Upstream;

/// <summary>After a call that may have changed the map, whatever became of it, its state is not known until it is heard anew: whoever
/// writes finds it in the next answer.</summary>
public sealed class WriteInterceptor(KnownState known) : Interceptor
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

    async Task<TResponse> ForgetAfterAsync<TResponse>(Task<TResponse> answer)
    {
        try
        {
            return await answer;
        }
        finally
        {
            known.Forget();
        }
    }
}
