using Grpc.Core;
using Grpc.Net.Common.Internal;

namespace Grpc.AspNetCore.Server.Internal;

sealed class DuplexStreamingServerCallHandler<TRequest, TResponse>(
    CallEnvironment environment, Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> pipeline)
    : ServerCallHandler(environment, RpcConventions.MethodOf(method))
    where TRequest : class
    where TResponse : class
{
    protected override bool StreamsRequests => true;

    protected override Task InvokeAsync(HttpContextServerCallContext context) => pipeline(
        new HttpContextStreamReader<TRequest>(context, method.RequestMarshaller),
        new HttpContextStreamWriter<TResponse>(context, method.ResponseMarshaller),
        context);
}
