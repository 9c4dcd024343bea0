using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>
/// Sends messages one at a time. Each sender waits until the previous message is sent, so a client that reads slowly cannot make messages
/// pile up in memory.
/// </summary>
sealed class SocketWriter(WebSocket socket, TimeProvider time) : IDisposable
{
    const int KeptSize = 64 * 1024;

    // A client may be slow, but one that reads nothing would keep its operations alive for ever.
    static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim sending = new(1);
    readonly Utf8JsonWriter json = new(Stream.Null, ResultWriter.Options);
    ArrayBufferWriter<byte> buffer = new();

    /// <param name="type">The type of the message.</param>
    /// <param name="id">The id of the operation, if the message belongs to one.</param>
    /// <param name="payload">Writes the payload, if there is one.</param>
    /// <param name="isWanted">Called just before sending; if it returns false, the message is dropped.</param>
    /// <param name="ended">The session has ended.</param>
    /// <exception cref="WebSocketException">The client disconnected, or reads nothing.</exception>
    public async Task SendAsync(
        string type, string? id, Action<Utf8JsonWriter>? payload, Func<bool>? isWanted, CancellationToken ended)
    {
        await sending.WaitAsync(ended).ConfigureAwait(false);
        try
        {
            if (isWanted?.Invoke() is false)
                return;
            Write(type, id, payload);
            // No cancellation token: cancelling a send aborts the socket, which could then not be closed properly.
            var sent = socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (!sent.IsCompletedSuccessfully)
                await sent.AsTask().WaitAsync(SendTimeout, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            throw new WebSocketException(WebSocketError.Faulted, "The client does not read from the socket.");
        }
        finally
        {
            sending.Release();
        }
    }

    public void Dispose()
    {
        json.Dispose();
        sending.Dispose();
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
