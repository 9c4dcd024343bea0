using System.Security.Cryptography;
using Google.Protobuf;

namespace Map.Service.Places.Write;

/// <summary>What tells a repeated request from another one with the same id.</summary>
static class RequestContents
{
    /// <summary>SHA-256 of the key and of the place, the same whatever the order of its names.</summary>
    public static byte[] Hash(Place place, Author author)
    {
        var ordered = place.Clone();
        ordered.Names.Clear();
        foreach (var (language, name) in place.Names.OrderBy(name => name.Key, StringComparer.Ordinal))
            ordered.Names.Add(language, name);
        return SHA256.HashData([.. author.KeyId.GetValueOrDefault().ToByteArray(), .. ordered.ToByteArray()]);
    }
}
