using System.Net;

namespace Grpc.Net.Client.Balancer;

/// <summary>One address that calls may go to.</summary>
public sealed class BalancerAddress
{
    public BalancerAddress(DnsEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        EndPoint = endPoint;
    }

    public BalancerAddress(string host, int port) : this(new DnsEndPoint(host, port))
    {
    }

    public DnsEndPoint EndPoint { get; }

    /// <summary>The name that the server knows itself by, where the endpoint is but its number.</summary>
    internal string? Authority { get; init; }

    public override string ToString() => $"{EndPoint.Host}:{EndPoint.Port}";
}
