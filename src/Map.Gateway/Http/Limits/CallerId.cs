using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Http.Limits;

/// <summary>Tells callers apart without knowing them: hashes under a secret that this process made and forgets.</summary>
sealed class CallerId
{
    // The part of an IPv6 address that is one household's or one machine's to vary is the second half.
    const int NetworkBytes = 8;

    readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Of an address, or of its network where a caller has a whole one.</summary>
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
