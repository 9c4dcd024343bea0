using System.Buffers.Binary;

namespace Grpc.Net.Common.Internal;

/// <summary>What follows the data of gzip and of zlib. The streams of .NET check it when it is there, and take no notice when it is not.</summary>
static class CompressedEnd
{
    const int GzipOverhead = 10 + 8;
    const int ZlibOverhead = 2 + 4;

    /// <summary>Whether the compressed message goes on to its end, and so is all of the message.</summary>
    public static bool IsThere(string encoding, ReadOnlySpan<byte> compressed, ReadOnlySpan<byte> message)
    {
        // GZipStream and ZLibStream make nothing of nothing.
        if (compressed.IsEmpty)
        {
            return true;
        }

        return encoding == MessageEncoding.Gzip
            ? compressed.Length >= GzipOverhead && BinaryPrimitives.ReadUInt32LittleEndian(compressed[^4..]) == message.Length
            : compressed.Length >= ZlibOverhead && BinaryPrimitives.ReadUInt32BigEndian(compressed[^4..]) == Adler32(message);
    }

    static uint Adler32(ReadOnlySpan<byte> message)
    {
        const uint modulus = 65_521;
        // The most bytes whose sums fit before the modulus is taken.
        const int stretch = 5552;
        uint low = 1;
        uint high = 0;
        while (!message.IsEmpty)
        {
            var length = Math.Min(stretch, message.Length);
            foreach (var octet in message[..length])
            {
                low += octet;
                high += low;
            }

            low %= modulus;
            high %= modulus;
            message = message[length..];
        }

        return (high << 16) | low;
    }
}
