using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Grpc.Core;

namespace Grpc.Net.Common.Internal;

/// <summary>Metadata as HTTP headers and back.</summary>
static class MetadataWire
{
    /// <summary>The value of an entry as a header, or why it cannot be one.</summary>
    public static string ToHeader(Metadata.Entry entry)
    {
        if (entry.IsBinary)
        {
            return Convert.ToBase64String(entry.RawBytes).TrimEnd('=');
        }

        if (entry.Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new RpcException(new Status(
                StatusCode.Internal,
                $"The metadata \"{entry.Key}\" has a character that is not printable ASCII; put such text under a key that ends in "
                + $"{Metadata.BinaryHeaderSuffix}."));
        }

        return entry.Value;
    }

    public static void Add(Metadata metadata, string name, string? value)
    {
        if (GrpcProtocol.IsReserved(name))
        {
            return;
        }

        var key = name.ToLowerInvariant();
        if (!Metadata.Entry.IsBinaryKey(key))
        {
            metadata.Add(Metadata.Entry.FromWire(key, value ?? ""));
            return;
        }

        // A peer may join the values of a repeated key with commas.
        foreach (var part in (value ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            metadata.Add(Metadata.Entry.FromWire(key, FromBase64(key, part)));
        }
    }

    /// <summary>With or without padding, as the protocol allows both.</summary>
    static byte[] FromBase64(string key, string value)
    {
        var unpadded = value.AsSpan().TrimEnd('=');
        var padded = new byte[(unpadded.Length + 3) / 4 * 4];
        padded.AsSpan().Fill((byte)'=');
        var decoded = new byte[padded.Length / 4 * 3];
        if (Encoding.ASCII.TryGetBytes(unpadded, padded, out _)
            && Base64.DecodeFromUtf8(padded, decoded, out _, out var written) == OperationStatus.Done)
        {
            return decoded.AsSpan(0, written).ToArray();
        }

        throw new RpcException(new Status(StatusCode.Internal, $"The metadata \"{key}\" is not valid base64."));
    }
}
