namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Addresses that do not change.</summary>
sealed class StaticResolver(IReadOnlyList<BalancerAddress> addresses) : Resolver
{
    public override void Start(Action<ResolverResult> listener) => listener(ResolverResult.ForResult(addresses));
}
