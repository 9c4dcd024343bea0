using System.Reflection;
using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Collects the methods of a service from its generated base class, and ties each to its implementation.</summary>
sealed class ServiceMethodBinder<TService> : ServiceBinderBase
    where TService : class
{
    readonly ServerCallHandlerFactory<TService> handlers;
    readonly List<ServiceMethodModel> methods = [];

    ServiceMethodBinder(ServerCallHandlerFactory<TService> handlers) => this.handlers = handlers;

    public static IReadOnlyList<ServiceMethodModel> GetMethods(ServerCallHandlerFactory<TService> handlers)
    {
        var binder = new ServiceMethodBinder<TService>(handlers);
        // Without an instance, the generated code names the methods only.
        FindBindMethod().Invoke(null, [binder, null]);
        return binder.methods;
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(TRequest), typeof(ServerCallContext));
        Add(method, implementation, handlers.Create(
            method, implementation.CreateDelegate<UnaryServiceMethod<TService, TRequest, TResponse>>()));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        Add(method, implementation, handlers.Create(
            method, implementation.CreateDelegate<ClientStreamingServiceMethod<TService, TRequest, TResponse>>()));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        Add(method, implementation, handlers.Create(
            method, implementation.CreateDelegate<ServerStreamingServiceMethod<TService, TRequest, TResponse>>()));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        Add(method, implementation, handlers.Create(
            method, implementation.CreateDelegate<DuplexStreamingServiceMethod<TService, TRequest, TResponse>>()));
    }

    static MethodInfo FindBindMethod()
    {
        for (var type = typeof(TService); type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
            {
                return attribute.BindType.GetMethod(
                    attribute.BindMethodName,
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic,
                    [typeof(ServiceBinderBase), type]) ?? throw Unbindable();
            }
        }

        throw Unbindable();
    }

    static InvalidOperationException Unbindable() =>
        new($"{typeof(TService)} is not a gRPC service; it does not derive from the base class generated for one.");

    static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
        ?? throw new InvalidOperationException($"{typeof(TService)} has no method for {method.FullName}.");

    void Add(IMethod method, MethodInfo implementation, ServerCallHandler handler) => methods.Add(new ServiceMethodModel(
        method, handler, [.. typeof(TService).GetCustomAttributes(inherit: true), .. implementation.GetCustomAttributes(inherit: true)]));
}
