using System.Net;
using System.Net.Sockets;

namespace Map.Gateway.Tests.Upstream;

/// <summary>A network between gateway and service, which can go silent: both ends stay connected, and hear nothing any more.</summary>
sealed class SilentProxy : IDisposable
{
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly CancellationTokenSource stopped = new();
    readonly int port;
    CancellationTokenSource lost = new();
    volatile TaskCompletionSource? nextConnection;

    SilentProxy(Uri service)
    {
        port = service.Port;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
    }

    public Uri Address { get; }

    public static SilentProxy Before(Uri service)
    {
        var proxy = new SilentProxy(service);
        _ = proxy.AcceptAsync();
        return proxy;
    }

    /// <summary>From now on every byte is lost, on new connections too. Done when somebody connects anew.</summary>
    public Task GoSilent()
    {
        var connected = nextConnection = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lost.Cancel();
        return connected.Task;
    }

    /// <summary>New connections get through again. Those of before have lost bytes, and stay silent.</summary>
    public void Speak()
    {
        lost = new();
        nextConnection = null;
    }

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
                _ = ConnectAsync(await listener.AcceptAsync(stopped.Token), lost.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            nextConnection?.TrySetResult();
        }
    }

    async Task ConnectAsync(Socket client, CancellationToken silence)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        await far.ConnectAsync(IPAddress.Loopback, port);
        await Task.WhenAll(ForwardAsync(near, far, silence), ForwardAsync(far, near, silence));
    }

    async Task ForwardAsync(Socket from, Socket to, CancellationToken silence)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, stopped.Token) is var count and > 0)
            {
                if (!silence.IsCancellationRequested)
                    await to.SendAsync(buffer.AsMemory(0, count), stopped.Token);
            }

            if (!silence.IsCancellationRequested)
                to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One end is gone. In a silent network the other does not learn of it either.
            if (!silence.IsCancellationRequested)
                to.Close();
        }
    }
}
