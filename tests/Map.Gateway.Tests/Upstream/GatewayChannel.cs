using Grpc.Net.Client;
using Map.Gateway.Upstream;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Upstream;

/// <summary>A channel as the gateway makes them, without the gateway.</summary>
static class GatewayChannel
{
    public static GrpcChannel To(string address)
    {
        var places = ServiceAddress.Parse(address)!;
        var services = new ServiceCollection();
        ServiceChannel.AddResolver(services, places);
        var options = new GrpcChannelOptions
        {
            ServiceProvider = services.BuildServiceProvider(),
            HttpHandler = ServiceChannel.CreateHandler(places, ConnectionTimes.Usual, TimeProvider.System),
            DisposeHttpClient = true,
        };
        ServiceChannel.Configure(options, places);
        return GrpcChannel.ForAddress(places.Target, options);
    }
}
