using System.Net;
using System.Net.Sockets;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A network between client and server, which can go silent: both ends stay connected, and hear nothing any more.</summary>
public sealed class SilentProxy : IDisposable
{
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly CancellationTokenSource stopped = new();
    readonly int port;
    volatile bool isSilent;

    SilentProxy(Uri server)
    {
        port = server.Port;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
    }

    public Uri Address { get; }

    public static SilentProxy Before(Uri server)
    {
        var proxy = new SilentProxy(server);
        _ = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>From now on every byte is lost, on new connections too.</summary>
    public void GoSilent() => isSilent = true;

    public void Dispose()
    {
        stopped.Cancel();
        listener.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                _ = ConnectAsync(await listener.AcceptAsync(stopped.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ConnectAsync(Socket client)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        await far.ConnectAsync(IPAddress.Loopback, port);
        await Task.WhenAll(ForwardAsync(near, far), ForwardAsync(far, near));
    }

    async Task ForwardAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stopped.Token) is var count and > 0)
            {
                if (!isSilent)
                {
                    await to.SendAsync(buffer.AsMemory(0, count), stopped.Token);
                }
            }

            if (!isSilent)
            {
                to.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One end is gone. In a silent network the other does not learn of it either.
            if (!isSilent)
            {
                to.Close();
            }
        }
    }
}
