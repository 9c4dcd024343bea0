using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Takes a service from the scope of its call, or makes one for the call alone.</summary>
static class ServiceActivator<TService>
    where TService : class
{
    static readonly ObjectFactory<TService> Factory = ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes);

    public static TService Get(IServiceProvider services, out bool created)
    {
        if (services.GetService<TService>() is { } registered)
        {
            created = false;
            return registered;
        }

        created = true;
        return Factory(services, []);
    }
}
