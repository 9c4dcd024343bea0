using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Internal;

namespace Grpc.Net.Common.Internal;

/// <summary>Reads the messages of a body, each behind its five-byte header.</summary>
/// <param name="body">The body.</param>
/// <param name="marshaller">Of the messages.</param>
/// <param name="encoding">What the body's grpc-encoding says.</param>
/// <param name="maxMessageSize">In bytes, both as sent and decompressed.</param>
sealed class MessageReader<T>(PipeReader body, Marshaller<T> marshaller, string? encoding, int? maxMessageSize)
    where T : class
{
    readonly MessageDeserializationContext deserialization = new();
    bool ended;

    /// <summary>The next message, or null after the last.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        while (!ended)
        {
            var result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException(cancellationToken);
            }

            if (TryTakeMessage(result, out var message))
            {
                return message;
            }
        }

        return null;
    }

    /// <summary>The only message of a body that has one; null when it has none.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadSingleAsync(CancellationToken cancellationToken)
    {
        var message = await ReadAsync(cancellationToken).ConfigureAwait(false);
        while (!ended)
        {
            var result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            var hasMore = !result.Buffer.IsEmpty;
            body.AdvanceTo(result.Buffer.End);
            if (hasMore)
            {
                throw WireFault.MoreThanOneMessage();
            }

            ended = result.IsCompleted;
        }

        return message;
    }

    bool TryTakeMessage(in ReadResult result, out T? message)
    {
        var buffer = result.Buffer;
        var consumed = buffer.Start;
        var examined = buffer.End;
        message = null;
        try
        {
            if (TryReadHeader(buffer, out var isCompressed, out var length)
                && buffer.Length - GrpcProtocol.FrameHeaderSize >= length)
            {
                var payload = buffer.Slice(GrpcProtocol.FrameHeaderSize, length);
                consumed = examined = payload.End;
                message = isCompressed ? DeserializeCompressed(payload) : Deserialize(payload);
                ended = result.IsCompleted && buffer.Slice(consumed).IsEmpty;
                return true;
            }

            if (result.IsCompleted)
            {
                ended = true;
                ThrowIfCutShort(buffer, length);
            }

            return false;
        }
        finally
        {
            body.AdvanceTo(consumed, examined);
        }
    }

    bool TryReadHeader(in ReadOnlySequence<byte> buffer, out bool isCompressed, out uint length)
    {
        isCompressed = false;
        length = 0;
        if (buffer.Length < GrpcProtocol.FrameHeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[GrpcProtocol.FrameHeaderSize];
        buffer.Slice(0, GrpcProtocol.FrameHeaderSize).CopyTo(header);
        isCompressed = header[0] switch { 0 => false, 1 => true, var flag => throw WireFault.BadCompressedFlag(flag) };
        length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        // Refused by its header, before any of it is held in memory.
        return length <= (maxMessageSize ?? Array.MaxLength)
            ? true
            : throw WireFault.ReceivedTooLarge(length, maxMessageSize ?? Array.MaxLength);
    }

    static void ThrowIfCutShort(in ReadOnlySequence<byte> rest, uint length)
    {
        if (rest.IsEmpty)
        {
            return;
        }

        throw rest.Length < GrpcProtocol.FrameHeaderSize
            ? WireFault.HeaderCutShort(rest.Length)
            : WireFault.MessageCutShort(rest.Length - GrpcProtocol.FrameHeaderSize, length);
    }

    T DeserializeCompressed(in ReadOnlySequence<byte> payload)
    {
        if (encoding is null or MessageEncoding.Identity)
        {
            throw WireFault.CompressedWithoutEncoding();
        }

        try
        {
            using var decompressed = MessageEncoding.Decompress(encoding, payload, maxMessageSize ?? Array.MaxLength);
            return Deserialize(new ReadOnlySequence<byte>(decompressed.WrittenMemory));
        }
        catch (InvalidDataException)
        {
            throw WireFault.BadCompression(encoding);
        }
    }

    T Deserialize(in ReadOnlySequence<byte> payload)
    {
        try
        {
            deserialization.SetPayload(payload);
            return marshaller.ContextualDeserializer(deserialization);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw WireFault.Unreadable(exception);
        }
        finally
        {
            deserialization.SetPayload(default);
        }
    }
}
