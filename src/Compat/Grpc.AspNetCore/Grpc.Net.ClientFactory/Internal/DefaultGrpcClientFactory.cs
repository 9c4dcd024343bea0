using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory.Internal;

/// <summary>Makes clients over the shared channel of their name.</summary>
sealed class DefaultGrpcClientFactory(
    IServiceProvider services, ChannelCache channels, IOptionsMonitor<GrpcClientFactoryOptions> optionsMonitor) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var options = optionsMonitor.Get(name);
        var invoker = channels.GetInvoker(name);
        foreach (var registration in options.InterceptorRegistrations.Reverse())
        {
            if (registration.Scope == InterceptorScope.Client)
            {
                invoker = invoker.Intercept(registration.Creator(services));
            }
        }

        if (options.CallOptionsActions.Count > 0)
        {
            invoker = new CallOptionsInvoker(invoker, options.CallOptionsActions, services);
        }

        return options.Creator is { } creator ? (TClient)creator(invoker) : ClientConstructor<TClient>.Invoke(invoker);
    }

    static class ClientConstructor<TClient>
        where TClient : class
    {
        static readonly ObjectFactory<TClient> Factory = ActivatorUtilities.CreateFactory<TClient>([typeof(CallInvoker)]);

        public static TClient Invoke(CallInvoker invoker) => Factory(EmptyServices.Instance, [invoker]);
    }

    sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
