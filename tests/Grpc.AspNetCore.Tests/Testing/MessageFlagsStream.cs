using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A body that notes which of its messages came compressed, as they pass: no API of gRPC tells.</summary>
public sealed class MessageFlagsStream(Stream body) : Stream
{
    readonly ConcurrentQueue<bool> flags = new();
    readonly byte[] header = new byte[5];
    int headerLength;
    long rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the next of the messages was compressed, in the order in which they came.</summary>
    public bool TakeNext() => flags.TryDequeue(out var flag) ? flag : throw new InvalidOperationException("No message has come.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Note(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = body.Read(buffer, offset, count);
        Note(buffer.AsSpan(offset, read));
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        body.Dispose();
        base.Dispose(disposing);
    }

    void Note(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (rest > 0)
            {
                var skipped = (int)Math.Min(rest, bytes.Length);
                rest -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            header[headerLength++] = bytes[0];
            bytes = bytes[1..];
            if (headerLength == header.Length)
            {
                flags.Enqueue(header[0] == 1);
                rest = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
                headerLength = 0;
            }
        }
    }
}
