using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Access;

/// <summary>The secret that a caller sends. It is shown once, at its creation; the tables keep only its SHA-256.</summary>
static class ApiKey
{
    const string Prefix = "map_";

    // 256 random bits cannot be guessed, so a hash without salt or stretching is enough.
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
