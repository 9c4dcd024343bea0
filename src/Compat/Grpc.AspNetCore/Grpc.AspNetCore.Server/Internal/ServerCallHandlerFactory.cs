using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Makes what handles the calls of a service's methods.</summary>
sealed class ServerCallHandlerFactory<TService>(
    IOptions<GrpcServiceOptions> all, IOptions<GrpcServiceOptions<TService>> service, IServiceProvider services)
    where TService : class
{
    readonly CallEnvironment environment = CallEnvironment.Create(MethodOptions.Create(all.Value, service.Value), services);
    readonly ServiceActivator<TService> activator = new(services);

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new UnaryServerCallHandler<TRequest, TResponse>(
            environment, method, PipelineOf<TRequest, TResponse>().Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new ClientStreamingServerCallHandler<TRequest, TResponse>(
            environment, method, PipelineOf<TRequest, TResponse>().Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new ServerStreamingServerCallHandler<TRequest, TResponse>(
            environment, method, PipelineOf<TRequest, TResponse>().Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new DuplexStreamingServerCallHandler<TRequest, TResponse>(
            environment, method, PipelineOf<TRequest, TResponse>().Create(implementation, environment.Options.Interceptors));

    MethodPipeline<TService, TRequest, TResponse> PipelineOf<TRequest, TResponse>()
        where TRequest : class
        where TResponse : class => new(activator);
}
