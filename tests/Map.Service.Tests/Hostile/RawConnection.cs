using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Map.Service.Tests.Hostile;

/// <summary>A connection that speaks HTTP/2 frame by frame, and so can do what HttpClient is too polite for.</summary>
public sealed class RawConnection : IDisposable
{
    static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    readonly Socket socket;
    readonly NetworkStream stream;
    readonly Channel<RawFrame> received = Channel.CreateUnbounded<RawFrame>();

    RawConnection(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Connects to a server, with the settings given: pairs of id and value.</summary>
    public static async Task<RawConnection> ConnectAsync(Uri address, params (ushort Id, uint Value)[] settings)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var connection = new RawConnection(socket);
        await connection.stream.WriteAsync(Preface);
        await connection.SendAsync(RawFrame.Settings, 0, 0, SettingsOf(settings));
        connection.StartReading();
        return connection;
    }

    public async Task SendAsync(byte type, byte flags, int streamId, params byte[] payload) =>
        await stream.WriteAsync(FrameOf(type, flags, streamId, payload));

    /// <summary>Sends bytes as they are, many frames at once or half a one; false when the peer has closed the connection.</summary>
    public async Task<bool> TrySendAsync(byte[] bytes)
    {
        try
        {
            await stream.WriteAsync(bytes).AsTask().Within("the peer to take bytes");
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Begins a call.</summary>
    public Task BeginCallAsync(int streamId, string method, params (string Name, string Value)[] more) =>
        SendAsync(RawFrame.Headers, RawFrame.EndHeaders, streamId, CallHeaders(method, more));

    public static byte[] CallHeaders(string method, params (string Name, string Value)[] more) => Headers([
        (":method", "POST"), (":scheme", "http"), (":path", $"/map.v1.{method}"), (":authority", "localhost"),
        ("content-type", "application/grpc"), ("te", "trailers"), .. more,
    ]);

    /// <summary>Literals that are neither indexed nor compressed.</summary>
    public static byte[] Headers(params (string Name, string Value)[] headers)
    {
        var block = new MemoryStream();
        foreach (var (name, value) in headers)
        {
            block.WriteByte(0);
            WriteText(block, name);
            WriteText(block, value);
        }

        return block.ToArray();
    }

    public static byte[] FrameOf(byte type, byte flags, int streamId, params byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8 | type);
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), streamId);
        payload.CopyTo(frame, 9);
        return frame;
    }

    /// <summary>The next frame that is as asked for; null when the peer closed the connection before there was one.</summary>
    public async Task<RawFrame?> NextAsync(Func<RawFrame, bool> isWanted, string awaited)
    {
        while (await received.Reader.WaitToReadAsync().AsTask().Within(awaited))
        {
            if (received.Reader.TryRead(out var frame) && isWanted(frame))
            {
                return frame;
            }
        }

        return null;
    }

    /// <summary>All that came until the peer closed the connection.</summary>
    public Task<List<RawFrame>> RestAsync() =>
        received.Reader.ReadAllAsync().ToListAsync().AsTask().Within("the peer to close the connection");

    /// <summary>Goes away without a word.</summary>
    public void Abort()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        Dispose();
    }

    public void Dispose() => stream.Dispose();

    static byte[] SettingsOf((ushort Id, uint Value)[] settings)
    {
        var payload = new byte[settings.Length * 6];
        for (var i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), settings[i].Id);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan((i * 6) + 2), settings[i].Value);
        }

        return payload;
    }

    // A length of seven bits, continued in bytes of seven bits each.
    static void WriteText(MemoryStream target, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        if (bytes.Length < 127)
        {
            target.WriteByte((byte)bytes.Length);
        }
        else
        {
            target.WriteByte(127);
            var rest = bytes.Length - 127;
            while (rest >= 128)
            {
                target.WriteByte((byte)((rest & 127) | 128));
                rest >>= 7;
            }

            target.WriteByte((byte)rest);
        }

        target.Write(bytes);
    }

    void StartReading() => _ = ReadAsync();

    async Task ReadAsync()
    {
        var header = new byte[9];
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(header);
                var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header) >>> 8];
                await stream.ReadExactlyAsync(payload);
                var frame = new RawFrame(header[3], header[4], BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5)), payload);
                await received.Writer.WriteAsync(frame);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            received.Writer.Complete();
        }
    }
}
