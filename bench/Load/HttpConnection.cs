using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Map.Bench.Load;

/// <summary>One keep-alive HTTP/1.1 connection. It blocks: that takes the least processor time away from the server.</summary>
sealed class HttpConnection : IDisposable
{
    static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    static readonly byte[] EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();

    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] response = new byte[64 * 1024];

    public HttpConnection(Uri address) => socket.Connect(IPAddress.Parse(address.Host), address.Port);

    public static byte[] PostOf(Uri address, ReadOnlySpan<byte> json) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {json.Length}\r\n\r\n")),
        .. json,
    ];

    /// <summary>Sends a request, reads the whole response and returns its status.</summary>
    public int Send(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += socket.Send(request[sent..]);
        var length = 0;
        while (true)
        {
            var read = socket.Receive(response.AsSpan(length));
            if (read == 0)
                throw new IOException("The server has closed the connection.");
            length += read;
            if (IsComplete(response.AsSpan(0, length)))
                return int.Parse(response.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose() => socket.Dispose();

    static bool IsComplete(ReadOnlySpan<byte> response)
    {
        var headers = response.IndexOf(EndOfHeaders);
        if (headers < 0)
            return false;
        var name = response[..headers].IndexOf("Content-Length: "u8);
        if (name < 0)
            return response.EndsWith(EndOfChunks);
        var value = response[(name + "Content-Length: ".Length)..];
        var body = int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        return response.Length == headers + EndOfHeaders.Length + body;
    }
}
