using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Map.Service.Tests.TellMe.Push;

/// <summary>Decrypts what a browser gets, as RFC 8291 and RFC 8188 have it: written from them, and from nothing that encrypts.</summary>
static class Rfc8291
{
    const int SaltBytes = 16, PointBytes = 65, TagBytes = 16, HeaderBytes = SaltBytes + 4 + 1 + PointBytes;

    /// <param name="body">The body of the message: the header of RFC 8188, then one record.</param>
    /// <param name="browser">The key pair of the browser.</param>
    /// <param name="auth">Its secret.</param>
    public static byte[] Decrypt(byte[] body, ECDiffieHellman browser, byte[] auth)
    {
        var salt = body[..SaltBytes];
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(SaltBytes)) >= body.Length - HeaderBytes, "More than one record.");
        Assert.Equal(PointBytes, body[SaltBytes + 4]);
        var sender = body[(SaltBytes + 5)..HeaderBytes];
        using var senderKey = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        var shared = browser.DeriveRawSecretAgreement(senderKey.PublicKey);
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth, [.. "WebPush: info\0"u8, .. PointOf(browser), .. sender]);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, "Content-Encoding: nonce\0"u8.ToArray());
        var plain = new byte[body.Length - HeaderBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, body.AsSpan(HeaderBytes, plain.Length), body.AsSpan(HeaderBytes + plain.Length), plain);
        var end = Array.FindLastIndex(plain, one => one != 0);
        Assert.Equal(2, plain[end]);
        return plain[..end];
    }

    public static byte[] PointOf(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }
}
