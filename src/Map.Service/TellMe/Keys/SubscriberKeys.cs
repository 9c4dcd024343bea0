using System.Security.Cryptography;
using System.Text;

namespace Map.Service.TellMe.Keys;

/// <summary>Encrypts the addresses of those who want news, and knows them again: AES-256-GCM and HMAC-SHA256, with keys that follow from those in the file of the
/// operator. What it encrypts begins with which of them it was.</summary>
public sealed class SubscriberKeys
{
    const int IdBytes = 4, NonceBytes = 12, TagBytes = 16;

    // The length of what is encrypted tells that of an address.
    const int Step = 128;

    readonly Key[] keys;

    /// <param name="masters">256 bits each; the first encrypts.</param>
    public SubscriberKeys(IReadOnlyList<byte[]> masters) => keys = [.. masters.Select(master => new Key(master))];

    /// <summary>What everything begins with that is encrypted with the present key.</summary>
    public byte[] Present => keys[0].Id;

    /// <summary>Encrypts a text for one row: in another it cannot be read.</summary>
    public byte[] Seal(string text, Guid row)
    {
        var (key, plain) = (keys[0], Padded(Encoding.UTF8.GetBytes(text)));
        var whole = new byte[IdBytes + NonceBytes + TagBytes + plain.Length];
        key.Id.CopyTo(whole, 0);
        var nonce = whole.AsSpan(IdBytes, NonceBytes);
        var tag = whole.AsSpan(IdBytes + NonceBytes, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Encrypts, TagBytes);
        aes.Encrypt(nonce, plain, whole.AsSpan(IdBytes + NonceBytes + TagBytes), tag, row.ToByteArray());
        return whole;
    }

    /// <summary>The text of a row; null when the file has not the key that it was encrypted with.</summary>
    /// <exception cref="CryptographicException">It was changed, or is of another row.</exception>
    public string? Open(ReadOnlySpan<byte> whole, Guid row)
    {
        var id = whole[..IdBytes].ToArray();
        if (keys.FirstOrDefault(known => known.Id.AsSpan().SequenceEqual(id)) is not { } key) return null;
        var plain = new byte[whole.Length - IdBytes - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Encrypts, TagBytes);
        aes.Decrypt(whole.Slice(IdBytes, NonceBytes), whole[(IdBytes + NonceBytes + TagBytes)..], whole.Slice(IdBytes + NonceBytes, TagBytes), plain, row.ToByteArray());
        return Encoding.UTF8.GetString(plain).TrimEnd('\0');
    }

    /// <summary>By what an address is known again.</summary>
    public byte[] Hash(ReadOnlySpan<byte> address) => HMACSHA256.HashData(keys[0].Hashes, address);

    static byte[] Padded(byte[] text)
    {
        var padded = new byte[(text.Length + Step) / Step * Step];
        text.CopyTo(padded, 0);
        return padded;
    }

    sealed record Key(byte[] Master)
    {
        public byte[] Id { get; } = Derive(Master, "map subscriber key id")[..IdBytes];

        public byte[] Encrypts { get; } = Derive(Master, "map subscriber addresses");

        public byte[] Hashes { get; } = Derive(Master, "map subscriber hashes");

        static byte[] Derive(byte[] master, string what) =>
            HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(what));
    }
}
