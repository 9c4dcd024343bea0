using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Map.Service.Paging;

/// <summary>Identifies the query that a page token belongs to: the request without page size, token and read mask. A token is base64url of
/// version, fingerprint, cursor, checksum.</summary>
sealed class QueryFingerprint
{
    const byte Version = 1;
    const int HashLength = 8;
    const int ChecksumLength = 4;
    const string Field = "page_token";

    // Longer than all but a few tokens.
    const int OnStack = 512;

    static readonly string[] NotOfTheQuery = ["page_size", "page_token", "read_mask"];

    readonly byte[] hash;

    QueryFingerprint(string rpc, IMessage query) =>
        hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(rpc), 0, .. query.ToByteArray()])[..HashLength];

    /// <param name="request">The request, which stays as it is.</param>
    /// <param name="normalise">Makes requests with the same meaning equal.</param>
    public static QueryFingerprint Of<TRequest>(TRequest request, Action<TRequest>? normalise = null)
        where TRequest : IMessage<TRequest>
    {
        var query = request.Clone();
        foreach (var name in NotOfTheQuery) query.Descriptor.FindFieldByName(name)?.Accessor.Clear(query);
        normalise?.Invoke(query);
        return new QueryFingerprint(query.Descriptor.Name[..^"Request".Length], query);
    }

    /// <summary>The token of the page after the row with this cursor.</summary>
    public string TokenAfter<TCursor>(TCursor cursor) where TCursor : struct, ICursor<TCursor>
    {
        var token = new TokenWriter(stackalloc byte[OnStack]);
        token.Bytes([Version]);
        token.Bytes(hash);
        cursor.Write(ref token);
        Span<byte> checksum = stackalloc byte[ChecksumLength];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Checksum(token.Written));
        token.Bytes(checksum);
        return Base64Url.EncodeToString(token.Written);
    }

    /// <summary>The cursor of a token; null without a token, that is for the first page.</summary>
    public TCursor? Read<TCursor>(string token) where TCursor : struct, ICursor<TCursor>
    {
        if (token.Length == 0) return null;
        try
        {
            using var values = new BinaryReader(ValuesOf(Base64Url.DecodeFromChars(token)));
            return TCursor.Read(values);
        }
        catch (Exception exception) when (exception is FormatException or IOException or OverflowException or ArgumentException)
        {
            throw Refused("This is not a page token. Take it from next_page_token or page_token of a response, or start without one.");
        }
    }

    MemoryStream ValuesOf(byte[] bytes)
    {
        if (bytes.Length < 1 + HashLength + ChecksumLength
            || Checksum(bytes.AsSpan(..^ChecksumLength)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^ChecksumLength..)))
            throw Refused("The page token was changed or cut off. Pass it on exactly as it was given, or start without one.");
        if (bytes[0] != Version || !bytes.AsSpan(1, HashLength).SequenceEqual(hash))
            throw Refused(
                "The page token belongs to another question. Keep the filter and the order while paging, or start without a token.");
        const int start = 1 + HashLength;
        return new MemoryStream(bytes, start, bytes.Length - start - ChecksumLength);
    }

    // Only detects mistakes. It needs no secret: a forged token reads nothing that another query could not.
    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    static Refusal Refused(string message) =>
        new(ErrorReason.InvalidPageToken, message, [new() { Field = Field, Description = message }]);
}
