using System.Net;
using System.Net.Sockets;

namespace Map.Gateway.Tests.Upstream;

/// <summary>An address where packets vanish, as when a machine is gone without a word.</summary>
sealed class SilentAddress : IDisposable
{
    readonly Socket silent = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Socket> queue = [];

    SilentAddress()
    {
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        // Nobody accepts, and once the queue is full the system drops who else knocks.
        silent.Listen(0);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndPoint!).Port}";

    public static async Task<SilentAddress> CreateAsync()
    {
        var address = new SilentAddress();
        while (await address.IsAnsweringAsync())
        {
        }

        return address;
    }

    public void Dispose()
    {
        queue.ForEach(socket => socket.Dispose());
        silent.Dispose();
    }

    async Task<bool> IsAnsweringAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        queue.Add(socket);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            await socket.ConnectAsync(silent.LocalEndPoint!, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
