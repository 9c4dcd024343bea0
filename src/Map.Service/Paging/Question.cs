using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Map.Service.Errors;
using Map.V1;

namespace Map.Service.Paging;

/// <summary>What is asked, without how much of it: the page tokens of an answer only go on with the same question. A token is
/// base64url of version, hash of the question, the keyset's values, checksum.</summary>
public sealed class Question
{
    const byte Version = 1;
    const int HashLength = 8;
    const int ChecksumLength = 4;
    const string Field = "page_token";

    // More than all but a few tokens need.
    const int OnStack = 512;
    const int MostLengthBytes = 5;

    readonly byte[] hash;

    /// <param name="rpc">Name of the call.</param>
    /// <param name="request">The request without page size and token.</param>
    public Question(string rpc, IMessage request) =>
        hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(rpc), 0, .. request.ToByteArray()])[..HashLength];

    /// <summary>The token that goes on after the row with these values of the keyset. Every row of a page has one.</summary>
    public string TokenAfter(params ReadOnlySpan<string> keyset)
    {
        var most = 1 + HashLength + ChecksumLength;
        foreach (var value in keyset) most += MostLengthBytes + Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        bytes[0] = Version;
        hash.CopyTo(bytes[1..]);
        var end = 1 + HashLength;
        foreach (var value in keyset) end += Write(value, bytes[end..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[end..], Checksum(bytes[..end]));
        return Base64Url.EncodeToString(bytes[..(end + ChecksumLength)]);
    }

    /// <summary>The keyset of a token; null when there is no token: the first page.</summary>
    public TKeyset? Read<TKeyset>(string token, Func<IReadOnlyList<string>, TKeyset> parse) where TKeyset : class
    {
        if (token.Length == 0) return null;
        try
        {
            return parse(ValuesOf(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception exception) when (exception is FormatException or EndOfStreamException or OverflowException or ArgumentException)
        {
            throw Refused("This is not a page token. Take it from next_page_token or page_token of an answer, or start without one.");
        }
    }

    List<string> ValuesOf(byte[] bytes)
    {
        if (bytes.Length < 1 + HashLength + ChecksumLength
            || Checksum(bytes.AsSpan(..^ChecksumLength)) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^ChecksumLength..)))
            throw Refused("The page token was changed or cut off. Pass it on exactly as it was given, or start without one.");
        if (bytes[0] != Version || !bytes.AsSpan(1, HashLength).SequenceEqual(hash))
            throw Refused(
                "The page token belongs to another question. Keep the filter and the order while paging, or start without a token.");
        var end = bytes.Length - ChecksumLength;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, end));
        reader.BaseStream.Position = 1 + HashLength;
        var values = new List<string>();
        while (reader.BaseStream.Position < end) values.Add(reader.ReadString());
        return values;
    }

    // As BinaryReader reads it: the length, seven bits at a time, then the text.
    static int Write(string value, Span<byte> bytes)
    {
        var at = 0;
        for (var length = (uint)Encoding.UTF8.GetByteCount(value); ; length >>= 7)
        {
            bytes[at++] = (byte)(length < 0x80 ? length : length | 0x80);
            if (length < 0x80) return at + Encoding.UTF8.GetBytes(value, bytes[at..]);
        }
    }

    // Against mistakes: whoever makes up a token reads no more with it than with another question.
    static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    static Refusal Refused(string message) =>
        new(ErrorReason.InvalidPageToken, message, [new() { Field = Field, Description = message }]);
}
