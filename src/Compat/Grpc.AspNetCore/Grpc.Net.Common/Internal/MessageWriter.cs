using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Grpc.Core;

namespace Grpc.Net.Common.Internal;

/// <summary>Writes messages, each behind its five-byte header; straight into the target when the marshaller says the length.</summary>
/// <param name="target">Where to.</param>
/// <param name="encoding">How to compress, or null.</param>
/// <param name="level">How hard to compress.</param>
/// <param name="maxMessageSize">In bytes, before compression.</param>
sealed class MessageWriter(IBufferWriter<byte> target, string? encoding, CompressionLevel level, int? maxMessageSize) : SerializationContext
{
    PooledBufferWriter? buffer;
    int? announcedLength;
    bool compress;
    bool writesToTarget;
    bool isComplete;

    public void Write<T>(T message, Marshaller<T> marshaller, WriteOptions? options)
    {
        compress = encoding is not null && (options is null || !options.Flags.HasFlag(WriteFlags.NoCompress));
        announcedLength = null;
        writesToTarget = false;
        isComplete = false;
        try
        {
            marshaller.ContextualSerializer(message, this);
            if (!isComplete)
            {
                throw new InvalidOperationException("The serializer returned without calling SerializationContext.Complete.");
            }
        }
        finally
        {
            buffer?.Dispose();
            buffer = null;
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckSize(payloadLength);
        announcedLength = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter()
    {
        if (writesToTarget)
        {
            return target;
        }

        if (buffer is null && announcedLength is { } length && !compress)
        {
            writesToTarget = true;
            WriteHeader(isCompressed: false, length);
            return target;
        }

        return buffer ??= new PooledBufferWriter(announcedLength ?? 0);
    }

    public override void Complete()
    {
        CheckNotComplete();
        if (!writesToTarget)
        {
            WriteWhole(buffer is null ? default : buffer.WrittenSpan);
        }
    }

    public override void Complete(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        CheckNotComplete();
        WriteWhole(payload);
    }

    void WriteWhole(ReadOnlySpan<byte> message)
    {
        CheckSize(message.Length);
        // An empty message does not become smaller; and of nothing GZipStream makes nothing, which is not valid gzip.
        if (!compress || message.IsEmpty)
        {
            WriteHeader(isCompressed: false, message.Length);
            target.Write(message);
            return;
        }

        using var compressed = MessageEncoding.Compress(encoding!, level, message);
        WriteHeader(isCompressed: true, compressed.WrittenCount);
        target.Write(compressed.WrittenSpan);
    }

    void WriteHeader(bool isCompressed, int length)
    {
        var header = target.GetSpan(GrpcProtocol.FrameHeaderSize);
        header[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)length);
        target.Advance(GrpcProtocol.FrameHeaderSize);
    }

    void CheckSize(int size)
    {
        if (size > maxMessageSize)
        {
            throw WireFault.SentTooLarge(size, maxMessageSize.Value);
        }
    }

    void CheckNotComplete()
    {
        if (isComplete)
        {
            throw new InvalidOperationException("The serializer called SerializationContext.Complete twice.");
        }

        isComplete = true;
    }
}
