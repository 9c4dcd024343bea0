using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.Http;

/// <summary>A client that sends what a test says and reads when it says so, over one connection.</summary>
sealed class RawConnection : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly NetworkStream stream;

    RawConnection(NetworkStream stream) => this.stream = stream;

    /// <param name="server">Where to connect.</param>
    /// <param name="from">The client's address: any of 127.0.0.0/8 is this machine's own.</param>
    public static async Task<RawConnection> OpenAsync(Uri server, string from = "127.0.0.1")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(server.Host, server.Port);
        return new(new(socket, ownsSocket: true));
    }

    /// <param name="request">The first line.</param>
    /// <param name="headers">Besides Host and Content-Type.</param>
    public Task SendHeadAsync(string request, params string[] headers) =>
        SendAsync(string.Join("\r\n", [$"{request} HTTP/1.1", "Host: map", "Content-Type: application/json", .. headers, "", ""]));

    public Task SendAsync(string text) => SendAsync(Encoding.ASCII.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes).AsTask().WaitAsync(Patience);

    /// <summary>The next answer, its body by its Content-Length or its chunks.</summary>
    public async Task<RawAnswer> ReadAsync()
    {
        var head = new List<string>();
        while (await ReadLineAsync() is { Length: > 0 } line)
            head.Add(line);
        var status = int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = head.Skip(1).Select(line => line.Split(": ", 2)).ToLookup(
            pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        if (status == 100)
            return new(status, headers, "");
        if (headers["Content-Length"].SingleOrDefault() is { } length)
            return new(status, headers, await ReadTextAsync(int.Parse(length, CultureInfo.InvariantCulture)));
        var body = new StringBuilder();
        while (int.Parse(await ReadLineAsync(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Append(await ReadTextAsync(size));
            await ReadLineAsync();
        }

        await ReadLineAsync();
        return new(status, headers, body.ToString());
    }

    /// <summary>Whether the server has ended the connection, with or without a reset, and sends nothing more.</summary>
    public async Task<bool> IsEndedAsync()
    {
        try
        {
            return await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(Patience) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
            line.Append(await ReadTextAsync(1));
        return line.ToString(0, line.Length - 2);
    }

    async Task<string> ReadTextAsync(int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return Encoding.UTF8.GetString(bytes);
    }

    internal sealed record RawAnswer(int Status, ILookup<string, string> Headers, string Body)
    {
        public JsonNode Json => JsonNode.Parse(Body)!;
    }
}
