namespace Map.Gateway.Exports;

/// <summary>Takes what formats write synchronously, and sends it when it is flushed: the backpressure of a slow client reaches the service. It cannot
/// seek. Disposing of it does nothing: writers do so before the last bytes are flushed.</summary>
/// <param name="target">Where it is sent.</param>
/// <param name="sending">Called before bytes are sent; may be called often.</param>
sealed class BufferedOutput(Stream target, Action? sending = null) : Stream
{
    readonly MemoryStream buffer = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] bytes, int offset, int count) => buffer.Write(bytes, offset, count);

    public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public override void WriteByte(byte value) => buffer.WriteByte(value);

    public override Task WriteAsync(byte[] bytes, int offset, int count, CancellationToken cancellationToken) =>
        buffer.WriteAsync(bytes, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        buffer.WriteAsync(bytes, cancellationToken);

    // Writers flush when they like; only the format says when a part is complete.
    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (buffer.Length == 0)
            return;
        sending?.Invoke();
        await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        await target.FlushAsync(cancellationToken);
        buffer.SetLength(0);
    }

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
