using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Http.Limits;

/// <summary>Distinguishes callers without storing who they are: hashes with a secret that exists only in this process.</summary>
sealed class CallerId
{
    readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Of an IPv4 address or an IPv6 network.</summary>
    public Guid Of(IPAddress? address)
    {
        if (address is null)
            return Guid.Empty;
        Span<byte> network = stackalloc byte[CallerNetwork.MostBytes];
        return Hash(network[..CallerNetwork.Write(address, network)]);
    }

    public Guid Of(string key) => Hash(Encoding.UTF8.GetBytes(key));

    Guid Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, bytes, hash);
        return new Guid(hash[..16]);
    }
}
