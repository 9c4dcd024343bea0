using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Makes what handles the calls of a service's methods.</summary>
sealed class ServerCallHandlerFactory<TService>
    where TService : class
{
    readonly CallEnvironment environment;

    public ServerCallHandlerFactory(
        IOptions<GrpcServiceOptions> all,
        IOptions<GrpcServiceOptions<TService>> service,
        ILoggerFactory loggers,
        ServerTelemetry telemetry,
        IServiceProvider services)
    {
        environment = new CallEnvironment(
            MethodOptions.Create(all.Value, service.Value),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            loggers.CreateLogger("Grpc.AspNetCore.Server.ServerCallHandler"),
            telemetry);
        IgnoresUnknownServices = all.Value.IgnoreUnknownServices ?? false;
    }

    public bool IgnoresUnknownServices { get; }

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new UnaryServerCallHandler<TRequest, TResponse>(
            environment,
            method,
            MethodPipeline<TService, TRequest, TResponse>.Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new ClientStreamingServerCallHandler<TRequest, TResponse>(
            environment,
            method,
            MethodPipeline<TService, TRequest, TResponse>.Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new ServerStreamingServerCallHandler<TRequest, TResponse>(
            environment,
            method,
            MethodPipeline<TService, TRequest, TResponse>.Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler Create<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServiceMethod<TService, TRequest, TResponse> implementation)
        where TRequest : class
        where TResponse : class =>
        new DuplexStreamingServerCallHandler<TRequest, TResponse>(
            environment,
            method,
            MethodPipeline<TService, TRequest, TResponse>.Create(implementation, environment.Options.Interceptors));

    public ServerCallHandler CreateUnimplemented(string what) => new UnimplementedCallHandler(environment, what);
}
