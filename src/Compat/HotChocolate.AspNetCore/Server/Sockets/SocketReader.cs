using System.Buffers;
using System.Net.WebSockets;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>Assembles the frames of a socket into messages.</summary>
sealed class SocketReader(WebSocket socket, int maxSize)
{
    const int FrameSize = 4096;

    // Most messages are small, so a buffer that grew for a large one is not kept.
    const int KeptSize = 64 * 1024;

    ArrayBufferWriter<byte> buffer = new(FrameSize);

    /// <returns>Null when the client closes the socket.</returns>
    /// <exception cref="SocketClosedException">The message is not text, or too large.</exception>
    public async ValueTask<SocketMessage?> ReadAsync(CancellationToken aborted)
    {
        if (buffer.Capacity > KeptSize)
            buffer = new ArrayBufferWriter<byte>(FrameSize);
        buffer.ResetWrittenCount();
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.GetMemory(FrameSize), aborted).ConfigureAwait(false);
            if (frame.MessageType is WebSocketMessageType.Close)
                return null;
            if (frame.MessageType is WebSocketMessageType.Binary)
                throw new SocketClosedException(SocketClosure.Invalid("it is binary; messages are text."));
            buffer.Advance(frame.Count);
            if (buffer.WrittenCount > maxSize)
                throw new SocketClosedException(SocketClosure.TooBig(maxSize));
            if (frame.EndOfMessage)
                return SocketMessage.Parse(buffer.WrittenSpan.ToArray());
        }
    }
}
