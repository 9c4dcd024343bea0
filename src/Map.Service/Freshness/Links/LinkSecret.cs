using System.Buffers.Text;
using System.Security.Cryptography;

namespace Map.Service.Freshness.Links;

/// <summary>The secret of a link. The tables keep only its SHA-256, as of a key.</summary>
static class LinkSecret
{
    // 128 random bits cannot be guessed.
    const int Bytes = 16;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => ApiKey.Hash(secret);

    /// <summary>Where the pages open a link.</summary>
    public static string PathOf(string secret) => $"/links/{secret}";
}
