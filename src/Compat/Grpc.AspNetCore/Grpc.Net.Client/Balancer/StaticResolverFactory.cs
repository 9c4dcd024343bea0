using Grpc.Net.Client.Balancer.Internal;

namespace Grpc.Net.Client.Balancer;

/// <summary>For addresses such as <c>static:///places</c>: a list that is known beforehand.</summary>
public sealed class StaticResolverFactory : ResolverFactory
{
    readonly Func<Uri, IEnumerable<BalancerAddress>> addressesCallback;

    public StaticResolverFactory(Func<Uri, IEnumerable<BalancerAddress>> addressesCallback)
    {
        ArgumentNullException.ThrowIfNull(addressesCallback);
        this.addressesCallback = addressesCallback;
    }

    public override string Name => "static";

    public override Resolver Create(ResolverOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StaticResolver([.. addressesCallback(options.Address)]);
    }
}
