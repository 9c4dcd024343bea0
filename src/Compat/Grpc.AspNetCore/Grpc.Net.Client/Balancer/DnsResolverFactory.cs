using System.Net;
using Grpc.Net.Client.Balancer.Internal;

namespace Grpc.Net.Client.Balancer;

/// <summary>For addresses such as <c>dns:///places:5081</c>: all that the name stands for.</summary>
public sealed class DnsResolverFactory : ResolverFactory
{
    readonly TimeSpan refreshInterval;
    readonly Func<string, CancellationToken, Task<IPAddress[]>> lookUp;

    /// <param name="refreshInterval">How often to look again though all is well; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    public DnsResolverFactory(TimeSpan refreshInterval) : this(refreshInterval, Dns.GetHostAddressesAsync)
    {
    }

    internal DnsResolverFactory(TimeSpan refreshInterval, Func<string, CancellationToken, Task<IPAddress[]>> lookUp)
    {
        if (refreshInterval <= TimeSpan.Zero && refreshInterval != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(refreshInterval), refreshInterval, "Give a time greater than zero, or Timeout.InfiniteTimeSpan.");
        }

        this.refreshInterval = refreshInterval;
        this.lookUp = lookUp;
    }

    public override string Name => "dns";

    public override Resolver Create(ResolverOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new DnsResolver(options, refreshInterval, lookUp);
    }
}
