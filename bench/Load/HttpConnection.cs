using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Map.Bench.Load;

/// <summary>One kept-alive HTTP/1.1 connection; blocking, as that costs the least of the processor that the server needs too.</summary>
sealed class HttpConnection : IDisposable
{
    static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    static readonly byte[] EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();

    readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] answer = new byte[64 * 1024];

    public HttpConnection(Uri address) => socket.Connect(IPAddress.Parse(address.Host), address.Port);

    /// <summary>A whole request.</summary>
    public static byte[] PostOf(Uri address, ReadOnlySpan<byte> json) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {json.Length}\r\n\r\n")),
        .. json,
    ];

    /// <summary>The status of the answer, which is read to its end.</summary>
    public int Ask(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += socket.Send(request[sent..]);
        var length = 0;
        while (true)
        {
            var read = socket.Receive(answer.AsSpan(length));
            if (read == 0)
                throw new IOException("The server has closed the connection.");
            length += read;
            if (IsWhole(answer.AsSpan(0, length)))
                return int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        }
    }

    public void Dispose() => socket.Dispose();

    static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf(EndOfHeaders);
        if (headers < 0)
            return false;
        var name = answer[..headers].IndexOf("Content-Length: "u8);
        if (name < 0)
            return answer.EndsWith(EndOfChunks);
        var value = answer[(name + "Content-Length: ".Length)..];
        var body = int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        return answer.Length == headers + EndOfHeaders.Length + body;
    }
}
