using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Map.Bench.Overload;

/// <summary>One keep-alive HTTP/1.1 connection, which takes as little of the processor as a client can: at ten times of what a server can do, the
/// clients are most of the work.</summary>
sealed class WireConnection : IDisposable
{
    static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray(), EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();

    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    byte[] response = new byte[16 * 1024];

    /// <param name="address">Where the server is.</param>
    /// <param name="from">The client's address: any of 127.0.0.0/8 is this machine's.</param>
    public static async Task<WireConnection> OpenAsync(Uri address, string from)
    {
        var connection = new WireConnection();
        connection.socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await connection.socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return connection;
    }

    /// <summary>Sends a request and reads the whole response.</summary>
    /// <returns>Its status, and whether it is what was asked for.</returns>
    public async Task<(int Status, bool IsWell)> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await socket.SendAsync(request[sent..], cancellation);
        var length = 0;
        while (true)
        {
            if (length == response.Length) Array.Resize(ref response, length * 2);
            var read = await socket.ReceiveAsync(response.AsMemory(length), cancellation);
            if (read == 0) throw new IOException("The server has closed the connection.");
            length += read;
            if (IsComplete(response.AsSpan(0, length))) return Read(response.AsSpan(0, length));
        }
    }

    public void Dispose() => socket.Dispose();

    static (int Status, bool IsWell) Read(ReadOnlySpan<byte> response)
    {
        var status = int.Parse(response.Slice("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        return (status, status is 200 or 303 or 304 && response.IndexOf("\"errors\""u8) < 0);
    }

    static bool IsComplete(ReadOnlySpan<byte> response)
    {
        var headers = response.IndexOf(EndOfHeaders);
        if (headers < 0) return false;
        var name = response[..headers].IndexOf("Content-Length: "u8);
        if (name < 0)
            return response.EndsWith(EndOfChunks) || response[.."HTTP/1.1 304".Length].EndsWith("304"u8);
        var value = response[(name + "Content-Length: ".Length)..];
        return response.Length == headers + EndOfHeaders.Length + int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
