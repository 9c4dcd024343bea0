using Grpc.Core;

namespace Grpc.Net.Client.Balancer;

/// <summary>What a resolver has found.</summary>
public sealed class ResolverResult
{
    ResolverResult(Status status, IReadOnlyList<BalancerAddress>? addresses)
    {
        Status = status;
        Addresses = addresses;
    }

    public Status Status { get; }

    /// <summary>Null when the status is not OK.</summary>
    public IReadOnlyList<BalancerAddress>? Addresses { get; }

    public static ResolverResult ForResult(IReadOnlyList<BalancerAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        return new ResolverResult(Status.DefaultSuccess, addresses);
    }

    /// <summary>Addresses found before stay in use.</summary>
    /// <param name="status">Why there is nothing; what calls end with while no addresses are known.</param>
    public static ResolverResult ForFailure(Status status) =>
        status.StatusCode == StatusCode.OK
            ? throw new ArgumentException("A failure has a status other than OK.", nameof(status))
            : new ResolverResult(status, null);
}
