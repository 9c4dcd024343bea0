using System.Net;
using System.Net.Sockets;

namespace Map.Contract;

/// <summary>By what callers are told apart: an IPv4 address, or the network of an IPv6 address, any address of which one household or machine
/// can use.</summary>
public static class CallerNetwork
{
    /// <summary>How many bytes a buffer for it needs.</summary>
    public const int MostBytes = 16;

    const int NetworkBytes = 8;

    /// <summary>Writes the network of an address.</summary>
    /// <returns>How many bytes it has.</returns>
    public static int Write(IPAddress address, Span<byte> network)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        address.TryWriteBytes(network, out var length);
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? NetworkBytes : length;
    }
}
