using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A service's method behind its interceptors; built once, while instances are made for each call.</summary>
static class MethodPipeline<TService, TRequest, TResponse>
    where TService : class
    where TRequest : class
    where TResponse : class
{
    public static UnaryServerMethod<TRequest, TResponse> Create(
        UnaryServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, UnaryServerMethod<TRequest, TResponse>>(
            (request, context) => OnService(context, service => method(service, request, context)),
            (next, registration) => (request, context) =>
                OnInterceptor(registration, context, interceptor => interceptor.UnaryServerHandler(request, context, next)));

    public static ClientStreamingServerMethod<TRequest, TResponse> Create(
        ClientStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, ClientStreamingServerMethod<TRequest, TResponse>>(
            (requests, context) => OnService(context, service => method(service, requests, context)),
            (next, registration) => (requests, context) =>
                OnInterceptor(registration, context, interceptor => interceptor.ClientStreamingServerHandler(requests, context, next)));

    public static ServerStreamingServerMethod<TRequest, TResponse> Create(
        ServerStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, ServerStreamingServerMethod<TRequest, TResponse>>(
            (request, responses, context) => OnService(context, service => method(service, request, responses, context)),
            (next, registration) => (request, responses, context) => OnInterceptor(
                registration, context, interceptor => interceptor.ServerStreamingServerHandler(request, responses, context, next)));

    public static DuplexStreamingServerMethod<TRequest, TResponse> Create(
        DuplexStreamingServiceMethod<TService, TRequest, TResponse> method, IEnumerable<InterceptorRegistration> interceptors) =>
        interceptors.Reverse().Aggregate<InterceptorRegistration, DuplexStreamingServerMethod<TRequest, TResponse>>(
            (requests, responses, context) => OnService(context, service => method(service, requests, responses, context)),
            (next, registration) => (requests, responses, context) => OnInterceptor(
                registration, context, interceptor => interceptor.DuplexStreamingServerHandler(requests, responses, context, next)));

    static TTask OnService<TTask>(ServerCallContext context, Func<TService, TTask> call)
        where TTask : Task
    {
        var service = ServiceActivator<TService>.Get(context.GetHttpContext().RequestServices, out var created);
        if (created)
        {
            Own(context, service);
        }

        return call(service);
    }

    static TTask OnInterceptor<TTask>(InterceptorRegistration registration, ServerCallContext context, Func<Interceptor, TTask> call)
        where TTask : Task
    {
        var interceptor = registration.Get(context.GetHttpContext().RequestServices, out var created);
        if (created)
        {
            Own(context, interceptor);
        }

        return call(interceptor);
    }

    // Disposed of when the call ends rather than when the method returns, so that nothing here needs to be asynchronous.
    static void Own(ServerCallContext context, object instance)
    {
        if (instance is IDisposable or IAsyncDisposable)
        {
            ((HttpContextServerCallContext)context).Own(instance);
        }
    }
}
