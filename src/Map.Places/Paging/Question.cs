using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Map.Places.Errors;
using Map.V1;

namespace Map.Places.Paging;

/// <summary>What is asked, without how much of it: the page tokens of an answer only go on with the same question. A token is
/// base64url of version, hash of the question, the keyset's values, checksum.</summary>
public sealed class Question
{
    const byte Version = 1;
    const int HashLength = 8;
    const int ChecksumLength = 4;
    const string Field = "page_token";

    readonly byte[] hash;

    /// <param name="rpc">Name of the call.</param>
    /// <param name="request">The request without page size and token.</param>
    public Question(string rpc, IMessage request) =>
        hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(rpc), 0, .. request.ToByteArray()])[..HashLength];

    /// <summary>The token that goes on after the row with these values of the keyset.</summary>
    public string TokenAfter(params ReadOnlySpan<string> keyset)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write(hash);
        foreach (var value in keyset) writer.Write(value);
        writer.Write(Checksum(bytes.ToArray()));
        return Base64Url.EncodeToString(bytes.ToArray());
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
        if (bytes.Length < 1 + HashLength + ChecksumLength || !Checksum(bytes[..^ChecksumLength]).SequenceEqual(bytes[^ChecksumLength..]))
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

    static byte[] Checksum(byte[] bytes) => SHA256.HashData(bytes)[..ChecksumLength];

    static Refusal Refused(string message) =>
        new(ErrorReason.InvalidPageToken, message, [new() { Field = Field, Description = message }]);
}
