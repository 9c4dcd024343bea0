using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Storage.Entities;

/// <summary>
/// Ids derived from a key, so that two instances that import the same file have the same ids: SHA-256 of this namespace, a kind and the
/// key, as a UUID of version 8 (RFC 9562).
/// </summary>
public static class StableId
{
    static readonly byte[] Namespace = Guid.Parse("8f0a2b52-6f0d-4c0e-9d6e-7d1f6b1c2a34").ToByteArray(bigEndian: true);

    public static Guid Of(string kind, string key)
    {
        byte[] text = [.. Namespace, .. Encoding.UTF8.GetBytes(kind), 0, .. Encoding.UTF8.GetBytes(key)];
        var bytes = SHA256.HashData(text).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
