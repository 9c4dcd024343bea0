using System.Net;
using System.Security.Cryptography;

namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>Addresses as they are kept: HMAC-SHA256 with a secret that is in memory only and is replaced each day (UTC). After that nobody
/// can tell whose a hash was, not even by trying all addresses.</summary>
public sealed class Origins(TimeProvider clock)
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = 16;

    readonly Lock sync = new();
    DateOnly day;
    byte[] secret = [];

    /// <summary>The hash of an address of today; null for null.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT: it is no address.</exception>
    public byte[]? Hash(string? address)
    {
        if (string.IsNullOrEmpty(address)) return null;
        if (!IPAddress.TryParse(address, out var known)) throw Refusal.Invalid("origin", "is no IP address.");
        Span<byte> network = stackalloc byte[CallerNetwork.MostBytes];
        return HMACSHA256.HashData(Secret(), network[..CallerNetwork.Write(known, network)])[..Length];
    }

    byte[] Secret()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        lock (sync)
        {
            if (today != day) (day, secret) = (today, RandomNumberGenerator.GetBytes(32));
            return secret;
        }
    }
}
