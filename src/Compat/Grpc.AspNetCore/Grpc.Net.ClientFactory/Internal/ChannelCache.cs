using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory.Internal;

/// <summary>One channel, with its interceptors, for each name.</summary>
sealed class ChannelCache(
    IServiceProvider services,
    IHttpMessageHandlerFactory handlers,
    ILoggerFactory loggers,
    IOptionsMonitor<GrpcClientFactoryOptions> optionsMonitor) : IDisposable
{
    readonly ConcurrentDictionary<string, Lazy<(GrpcChannel Channel, CallInvoker Invoker)>> entries = new();

    public CallInvoker GetInvoker(string name) =>
        entries.GetOrAdd(name, static (name, cache) => new(() => cache.Create(name)), this).Value.Invoker;

    public void Dispose()
    {
        foreach (var entry in entries.Values)
        {
            if (entry.IsValueCreated)
            {
                entry.Value.Channel.Dispose();
            }
        }
    }

    (GrpcChannel Channel, CallInvoker Invoker) Create(string name)
    {
        var options = optionsMonitor.Get(name);
        if (options.Address is null)
        {
            throw new InvalidOperationException(
                $"The gRPC client \"{name}\" has no address; set it in services.AddGrpcClient<T>(o => o.Address = ...).");
        }

        var channelOptions = new GrpcChannelOptions
        {
            HttpHandler = handlers.CreateHandler(name),
            LoggerFactory = loggers,
            ServiceProvider = services,
        };
        foreach (var configure in options.ChannelOptionsActions)
        {
            configure(channelOptions);
        }

        var channel = GrpcChannel.ForAddress(options.Address, channelOptions);
        Interceptor[] interceptors =
        [
            .. options.InterceptorRegistrations
                .Where(registration => registration.Scope == InterceptorScope.Channel)
                .Select(registration => registration.Creator(services)),
        ];
        return (channel, channel.Intercept(interceptors));
    }
}
