using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Map.Testing.Clients;

/// <summary>The client end of a socket, which sends any message, valid or not.</summary>
public sealed class SocketClient : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    SocketClient(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    public static async Task<SocketClient> ConnectAsync(Uri address, string? protocol = "graphql-transport-ws")
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(address, CancellationToken.None);
        return new SocketClient(socket);
    }

    /// <summary>Connects and completes the <c>connection_init</c> handshake.</summary>
    public static async Task<SocketClient> OpenAsync(Uri address)
    {
        var client = await ConnectAsync(address);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReadAsync());
        return client;
    }

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool isEnd = true) =>
        Socket.SendAsync(bytes, type, isEnd, CancellationToken.None);

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        SendAsync(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query, variables } }));

    /// <summary>The next message.</summary>
    public async Task<string> ReadAsync()
    {
        var (text, closed) = await ReceiveAsync();
        Assert.False(closed, $"The socket was closed: {Socket.CloseStatus} {Socket.CloseStatusDescription}");
        return text;
    }

    /// <summary>Waits for the close of the socket and returns its code and reason. No message may arrive before it.</summary>
    public async Task<(int Code, string Reason)> ReadCloseAsync()
    {
        var (text, closed) = await ReceiveAsync();
        Assert.True(closed, $"A message came instead: {text}");
        return ((int)Socket.CloseStatus!, Socket.CloseStatusDescription ?? "");
    }

    public void Dispose() => Socket.Dispose();

    async Task<(string Text, bool Closed)> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var frame = await Socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Patience);
            if (frame.MessageType is WebSocketMessageType.Close)
                return ("", true);
            message.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage)
                return (Encoding.UTF8.GetString(message.ToArray()), false);
        }
    }
}
