using System.Buffers;
using System.IO.Compression;

namespace Grpc.Net.Common.Internal;

/// <summary>The compressions of messages: gzip, and deflate, by which the protocol means zlib.</summary>
static class MessageEncoding
{
    public const string Identity = "identity";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";

    /// <summary>What this side understands, as it says in grpc-accept-encoding.</summary>
    public const string Accepted = "identity,gzip,deflate";

    public static bool IsKnown(string encoding) => encoding is Identity or Gzip or Deflate;

    /// <summary>Whether a grpc-accept-encoding names the encoding.</summary>
    public static bool Accepts(string? acceptEncoding, string encoding)
    {
        foreach (var part in (acceptEncoding ?? "").AsSpan().Split(','))
        {
            if (acceptEncoding.AsSpan()[part].Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static PooledBufferWriter Compress(string encoding, CompressionLevel level, ReadOnlySpan<byte> message)
    {
        var compressed = new PooledBufferWriter(message.Length / 2);
        try
        {
            using var target = new BufferWriterStream(compressed);
            using Stream compression = encoding == Gzip
                ? new GZipStream(target, level, leaveOpen: true)
                : new ZLibStream(target, level, leaveOpen: true);
            compression.Write(message);
        }
        catch
        {
            compressed.Dispose();
            throw;
        }

        return compressed;
    }

    /// <summary>Stops as soon as there is more than <paramref name="maxSize"/>, however much more a small message would become.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of that encoding, or not to its end.</exception>
    public static PooledBufferWriter Decompress(string encoding, in ReadOnlySequence<byte> message, int maxSize)
    {
        var decompressed = new PooledBufferWriter((int)Math.Min(message.Length * 2, maxSize));
        try
        {
            var compressed = message.ToArray();
            using var source = new MemoryStream(compressed, writable: false);
            using Stream compression = encoding == Gzip
                ? new GZipStream(source, CompressionMode.Decompress)
                : new ZLibStream(source, CompressionMode.Decompress);
            int read;
            while ((read = compression.Read(decompressed.GetSpan())) > 0)
            {
                decompressed.Advance(read);
                if (decompressed.WrittenCount > maxSize)
                {
                    throw WireFault.ReceivedTooLarge(null, maxSize);
                }
            }

            if (!CompressedEnd.IsThere(encoding, compressed, decompressed.WrittenSpan))
            {
                throw new InvalidDataException($"The {encoding} breaks off.");
            }
        }
        catch
        {
            decompressed.Dispose();
            throw;
        }

        return decompressed;
    }
}
