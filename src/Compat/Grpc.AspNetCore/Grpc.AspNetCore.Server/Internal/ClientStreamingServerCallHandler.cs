using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

sealed class ClientStreamingServerCallHandler<TRequest, TResponse>(
    CallEnvironment environment, Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> pipeline)
    : ServerCallHandler(environment, RpcConventions.MethodOf(method))
    where TRequest : class
    where TResponse : class
{
    protected override bool StreamsRequests => true;

    protected override async Task InvokeAsync(HttpContextServerCallContext context)
    {
        var requests = new HttpContextStreamReader<TRequest>(context, method.RequestMarshaller);
        var response = await pipeline(requests, context);
        await context.WriteSingleAsync(response, method.ResponseMarshaller);
    }
}
