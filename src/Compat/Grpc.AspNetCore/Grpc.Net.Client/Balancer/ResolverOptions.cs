using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Balancer;

/// <summary>What a resolver is made for.</summary>
public sealed class ResolverOptions
{
    internal ResolverOptions(Uri address, int defaultPort, ILoggerFactory loggerFactory, GrpcChannelOptions channelOptions)
    {
        Address = address;
        DefaultPort = defaultPort;
        LoggerFactory = loggerFactory;
        ChannelOptions = channelOptions;
    }

    /// <summary>The address of the channel, such as <c>dns:///places:5081</c>.</summary>
    public Uri Address { get; }

    /// <summary>For addresses that name none: 80, or 443 with TLS.</summary>
    public int DefaultPort { get; }

    public ILoggerFactory LoggerFactory { get; }

    public GrpcChannelOptions ChannelOptions { get; }
}
