using System.Net;
using System.Net.Sockets;

namespace Map.Web.Tests.Wire;

/// <summary>Stands between a browser and the gateway, and counts what somebody on the wire sees: connections, and bytes each way.</summary>
sealed class CountingProxy : IAsyncDisposable
{
    const int BufferSize = 64 * 1024;

    readonly Socket listener;
    readonly IPEndPoint target;
    readonly CancellationTokenSource over = new();
    readonly List<Connection> connections = [];
    readonly Task accepting;

    CountingProxy(Socket listener, Uri gateway)
    {
        this.listener = listener;
        target = new(IPAddress.Parse(gateway.Host), gateway.Port);
        accepting = AcceptAsync();
    }

    /// <summary>Where the browser finds it: http://127.0.0.1:PORT/.</summary>
    public Uri Address => new($"http://{listener.LocalEndPoint}/");

    /// <summary>What has been seen so far.</summary>
    public Traffic Seen
    {
        get
        {
            lock (connections)
                return new(connections.Count, connections.Sum(one => one.Sent), connections.Sum(one => one.Received));
        }
    }

    /// <param name="gateway">http://127.0.0.1:PORT, where the connections go.</param>
    /// <param name="listener">A bound socket, of another network namespace for example; null: one on a free port.</param>
    public static CountingProxy Start(Uri gateway, Socket? listener = null)
    {
        listener ??= Listener();
        listener.Listen();
        return new(listener, gateway);
    }

    public static Socket Listener(int port = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    /// <summary>Ends all connections and takes no more, as a network that is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        await accepting;
        lock (connections)
            connections.ForEach(one => one.Dispose());
        over.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new Connection(await listener.AcceptAsync(over.Token));
                lock (connections)
                    connections.Add(connection);
                _ = connection.RunAsync(target, over.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    sealed class Connection(Socket browser) : IDisposable
    {
        readonly Socket gateway = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        long sent;
        long received;

        /// <summary>Bytes from the browser.</summary>
        public long Sent => Interlocked.Read(ref sent);

        /// <summary>Bytes to the browser.</summary>
        public long Received => Interlocked.Read(ref received);

        public async Task RunAsync(IPEndPoint target, CancellationToken cancellation)
        {
            try
            {
                await gateway.ConnectAsync(target, cancellation);
                await Task.WhenAny(
                    PumpAsync(browser, gateway, count => Interlocked.Add(ref sent, count), cancellation),
                    PumpAsync(gateway, browser, count => Interlocked.Add(ref received, count), cancellation));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side left; the other is told by closing.
            }

            Dispose();
        }

        public void Dispose()
        {
            browser.Dispose();
            gateway.Dispose();
        }

        static async Task PumpAsync(Socket from, Socket to, Action<int> count, CancellationToken cancellation)
        {
            var buffer = new byte[BufferSize];
            try
            {
                int read;
                while ((read = await from.ReceiveAsync(buffer, cancellation)) > 0)
                {
                    count(read);
                    for (var written = 0; written < read;)
                        written += await to.SendAsync(buffer.AsMemory(written, read - written), cancellation);
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either side left.
            }
        }
    }
}
