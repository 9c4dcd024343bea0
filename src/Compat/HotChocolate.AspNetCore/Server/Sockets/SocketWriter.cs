using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Sends messages, one at a time. Whoever has something to send waits until the one before is sent, so that a socket holds no more than
/// one message however slowly it is read.
/// </summary>
sealed class SocketWriter(WebSocket socket, TimeProvider time) : IDisposable
{
    const int KeptSize = 64 * 1024;

    // The other side may be slow, but one that takes nothing at all would hold its operations for ever.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim turn = new(1);
    readonly Utf8JsonWriter json = new(Stream.Null, ResultWriter.Options);
    ArrayBufferWriter<byte> buffer = new();

    /// <param name="type">Type of the message.</param>
    /// <param name="id">The operation that it is about, if any.</param>
    /// <param name="payload">Writes the payload, if it has one.</param>
    /// <param name="isWanted">Asked when it is its turn: whether it is still to be sent.</param>
    /// <param name="ended">The session has ended.</param>
    /// <exception cref="WebSocketException">The other side has gone, or takes nothing.</exception>
    public async Task SendAsync(
        string type, string? id, Action<Utf8JsonWriter>? payload, Func<bool>? isWanted, CancellationToken ended)
    {
        await turn.WaitAsync(ended).ConfigureAwait(false);
        try
        {
            if (isWanted?.Invoke() is false)
                return;
            Write(type, id, payload);
            // Without a token: a send that is cancelled takes the socket with it, which could then no longer be closed properly.
            var sent = socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (!sent.IsCompletedSuccessfully)
                await sent.AsTask().WaitAsync(Patience, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            throw new WebSocketException(WebSocketError.Faulted, "The other side takes nothing.");
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        json.Dispose();
        turn.Dispose();
    }

    void Write(string type, string? id, Action<Utf8JsonWriter>? payload)
    {
        if (buffer.Capacity > KeptSize)
            buffer = new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteString("type", type);
        if (id is not null)
            json.WriteString("id", id);
        if (payload is not null)
        {
            json.WritePropertyName("payload");
            payload(json);
        }

        json.WriteEndObject();
        json.Flush();
    }
}
