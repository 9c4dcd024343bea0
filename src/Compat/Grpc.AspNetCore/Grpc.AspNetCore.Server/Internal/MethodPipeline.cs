using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A service's method behind its interceptors; built once, while instances are made for each call.</summary>
sealed class MethodPipeline<TService, TRequest, TResponse>(ServiceActivator<TService> activator)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    public UnaryServerMethod<TRequest, TResponse> Create(
        UnaryServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, UnaryServerMethod<TRequest, TResponse>>(
            (request, context) => method(activator.Get(context), request, context),
            (next, interceptor) => (request, context) => Get(interceptor, context).UnaryServerHandler(request, context, next));

    public ClientStreamingServerMethod<TRequest, TResponse> Create(
        ClientStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, ClientStreamingServerMethod<TRequest, TResponse>>(
            (requests, context) => method(activator.Get(context), requests, context),
            (next, interceptor) => (requests, context) =>
                Get(interceptor, context).ClientStreamingServerHandler(requests, context, next));

    public ServerStreamingServerMethod<TRequest, TResponse> Create(
        ServerStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, ServerStreamingServerMethod<TRequest, TResponse>>(
            (request, responses, context) => method(activator.Get(context), request, responses, context),
            (next, interceptor) => (request, responses, context) =>
                Get(interceptor, context).ServerStreamingServerHandler(request, responses, context, next));

    public DuplexStreamingServerMethod<TRequest, TResponse> Create(
        DuplexStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, DuplexStreamingServerMethod<TRequest, TResponse>>(
            (requests, responses, context) => method(activator.Get(context), requests, responses, context),
            (next, interceptor) => (requests, responses, context) =>
                Get(interceptor, context).DuplexStreamingServerHandler(requests, responses, context, next));

    static Interceptor Get(InterceptorRegistration registration, ServerCallContext context)
    {
        var interceptor = registration.Get(context.GetHttpContext().RequestServices, out var created);
        if (created)
        {
            ((HttpContextServerCallContext)context).Own(interceptor);
        }

        return interceptor;
    }
}
