using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

sealed class UnaryServerCallHandler<TRequest, TResponse>(
    CallEnvironment environment, Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> pipeline)
    : ServerCallHandler(environment, RpcConventions.MethodOf(method))
    where TRequest : class
    where TResponse : class
{
    protected override async Task InvokeAsync(HttpContextServerCallContext context)
    {
        var request = await context.ReadSingleAsync(method.RequestMarshaller);
        var response = await pipeline(request, context);
        await context.WriteSingleAsync(response, method.ResponseMarshaller);
    }
}
