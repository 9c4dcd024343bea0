using System.Globalization;
using System.Text;
using Google.Protobuf;
using Map.V1;
using NSec.Cryptography;
using SecretKey = NSec.Cryptography.Key;

namespace Map.Contract.Files;

/// <summary>Signs the state of a map by Ed25519, and tells whether somebody else did, see docs/dump.md.</summary>
public static class StateSignature
{
    const string KeyStart = "ed25519:";

    static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    /// <summary>The private part of a new key: 32 bytes.</summary>
    public static byte[] NewKey()
    {
        using var key = SecretKey.Create(Algorithm, new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return key.Export(KeyBlobFormat.RawPrivateKey);
    }

    /// <summary>The public part of a key: ed25519: and base64.</summary>
    /// <param name="privateKey">Its private part.</param>
    public static string PublicKey(ReadOnlySpan<byte> privateKey)
    {
        using var key = SecretKey.Import(Algorithm, privateKey, KeyBlobFormat.RawPrivateKey);
        return KeyStart + Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    }

    /// <summary>Signs a state.</summary>
    /// <param name="privateKey">By this key.</param>
    /// <param name="state">The hash of the state.</param>
    /// <param name="revision">The last revision of the map.</param>
    /// <param name="at">When that was made.</param>
    public static SignedState Sign(ReadOnlySpan<byte> privateKey, string state, long revision, DateTime at)
    {
        using var key = SecretKey.Import(Algorithm, privateKey, KeyBlobFormat.RawPrivateKey);
        var signed = new SignedState { State = state, Revision = revision, At = at.ToString("O", CultureInfo.InvariantCulture), Key = PublicKey(privateKey) };
        signed.Signature = ByteString.CopyFrom(Algorithm.Sign(key, Statement(signed)));
        return signed;
    }

    /// <summary>Whether its key has signed it.</summary>
    public static bool IsValid(SignedState signed) =>
        TryReadKey(signed.Key, out var bytes) && NSec.Cryptography.PublicKey.TryImport(Algorithm, bytes, KeyBlobFormat.RawPublicKey, out var key)
        && Algorithm.Verify(key!, Statement(signed), signed.Signature.Span);

    /// <summary>Whether a text has the form of a public key.</summary>
    public static bool IsKey(string text) => TryReadKey(text, out _);

    static bool TryReadKey(string text, out byte[] key)
    {
        key = new byte[Algorithm.PublicKeySize];
        return text.StartsWith(KeyStart, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[KeyStart.Length..], key, out var length) && length == key.Length
            && text == KeyStart + Convert.ToBase64String(key);
    }

    static byte[] Statement(SignedState signed) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"map-state 1\n{signed.State}\n{signed.Revision}\n{signed.At}\n"));
}
