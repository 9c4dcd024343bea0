using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

#pragma warning disable
namespace Grpc.AspNetCore.Server.Internal
{
    sealed class ServiceMethodsRegistry;
    sealed class ServerCallHandlerFactory<TService>;
    sealed class ServiceRouteBuilder<TService>(IEndpointRouteBuilder builder, ServerCallHandlerFactory<TService> handlers)
    {
        public IReadOnlyList<IEndpointConventionBuilder> Map() => [];
    }
    abstract class HttpContextServerCallContext : ServerCallContext { public HttpContext HttpContext { get; } }
}
namespace Grpc.AspNetCore.Server.Reflection.Internal
{
    sealed class DescriptorIndex;
    sealed class ReflectionService;
    sealed class ReflectionServiceV1Alpha;
}
namespace Grpc.AspNetCore.HealthChecks.Internal
{
    sealed class HealthStatusBoard;
    sealed class HealthService;
    sealed class HealthStatusPublisher : IHealthCheckPublisher
    {
        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
namespace Grpc.Net.Client.Internal
{
    sealed class HttpClientCallInvoker(GrpcChannel channel) : CallInvoker
    {
        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();
        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotSupportedException();
        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotSupportedException();
    }
}
