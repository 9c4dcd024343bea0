using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Http.Limits;

/// <summary>Distinguishes callers without storing who they are: hashes with a secret that exists only in this process.</summary>
sealed class CallerId
{
    // One household or machine can use any address of its IPv6 network, the first half.
    const int NetworkBytes = 8;

    readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Of an IPv4 address or an IPv6 network.</summary>
    public Guid Of(IPAddress? address)
    {
        if (address is null)
            return Guid.Empty;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return Hash(bytes[..(address.AddressFamily is AddressFamily.InterNetworkV6 ? NetworkBytes : length)]);
    }

    public Guid Of(string key) => Hash(Encoding.UTF8.GetBytes(key));

    Guid Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, bytes, hash);
        return new Guid(hash[..16]);
    }
}
