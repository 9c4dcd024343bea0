using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

sealed class ServerStreamingServerCallHandler<TRequest, TResponse>(
    CallEnvironment environment, Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> pipeline)
    : ServerCallHandler(environment, RpcConventions.MethodOf(method))
    where TRequest : class
    where TResponse : class
{
    protected override async Task InvokeAsync(HttpContextServerCallContext context)
    {
        var request = await context.ReadSingleAsync(method.RequestMarshaller);
        await pipeline(request, new HttpContextStreamWriter<TResponse>(context, method.ResponseMarshaller), context);
    }
}
