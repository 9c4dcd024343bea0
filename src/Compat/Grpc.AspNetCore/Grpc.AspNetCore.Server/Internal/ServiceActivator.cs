using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Takes a service from the scope of its call, or makes one for the call alone.</summary>
sealed class ServiceActivator<TService>(IServiceProvider services)
    where TService : class
{
    readonly bool isRegistered = services.GetService<IServiceProviderIsService>()?.IsService(typeof(TService)) ?? true;
    readonly bool needsServices = typeof(TService).GetConstructors() is not [var only] || only.GetParameters().Length > 0;
    readonly ObjectFactory<TService> factory = ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes);

    public TService Get(ServerCallContext context)
    {
        // Asking for the call's services makes a scope, which a service that needs none is spared.
        var scoped = isRegistered || needsServices ? context.GetHttpContext().RequestServices : services;
        if (isRegistered && scoped.GetService<TService>() is { } registered)
        {
            return registered;
        }

        var created = factory(scoped, []);
        ((HttpContextServerCallContext)context).Own(created);
        return created;
    }
}
