using System.Net;
using System.Net.Sockets;

namespace Map.Cli.Clusters;

/// <summary>Ports of this machine that are free.</summary>
static class LoopbackPort
{
    /// <summary>The wanted one if it is free, or else any.</summary>
    public static int Free(int? wanted) => (wanted is { } port ? TryListen(port) : null) ?? TryListen(0)!.Value;

    static int? TryListen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
