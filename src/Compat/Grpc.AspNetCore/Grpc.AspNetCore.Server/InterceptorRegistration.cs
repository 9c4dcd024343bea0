using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>An interceptor, and how to make one.</summary>
public class InterceptorRegistration
{
    readonly object[] arguments;
    readonly Lazy<ObjectFactory> factory;

    internal InterceptorRegistration(Type type, object[] arguments)
    {
        Type = type;
        this.arguments = arguments;
        factory = new(() => ActivatorUtilities.CreateFactory(type, [.. arguments.Select(argument => argument.GetType())]));
    }

    public Type Type { get; }

    public IReadOnlyList<object> Arguments => arguments;

    /// <summary>A registered service is taken as it is, and its container disposes of it; else one is made, for this call only.</summary>
    internal Interceptor Get(IServiceProvider services, out bool created)
    {
        if (arguments.Length == 0 && services.GetService(Type) is Interceptor registered)
        {
            created = false;
            return registered;
        }

        created = true;
        return (Interceptor)factory.Value(services, arguments);
    }
}
