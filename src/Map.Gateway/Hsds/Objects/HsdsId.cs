using System.Security.Cryptography;
using System.Text;

namespace Map.Gateway.Hsds.Objects;

/// <summary>Ids of what the map has no id for: a telephone, a schedule, a term. HSDS wants UUIDs, and the same thing has the same one for ever, so
/// they are made of what it is (UUID version 5, RFC 9562). Everything that can be asked for by its id has that of a place or an organisation: of a
/// hash nobody finds back.</summary>
static class HsdsId
{
    // Another one would change all ids that others have stored.
    static readonly Guid Namespace = new("5d0f3c1e-7a54-4c0b-9a3f-2f4f6f0c8b17");

    /// <param name="name">What it is, from the widest to the narrowest: the id of its owner, its kind, its value.</param>
    public static string Of(params string[] name)
    {
        byte[] input = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(string.Join('\n', name))];
        // The version is defined by this hash; nothing is kept safe by it.
        var id = SHA1.HashData(input).AsSpan(0, 16);
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true).ToString();
    }
}
