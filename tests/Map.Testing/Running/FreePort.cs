using System.Net;
using System.Net.Sockets;

namespace Map.Testing.Running;

/// <summary>Addresses for processes that are ended and listen there again.</summary>
public static class FreePort
{
    // Below the ports that the system gives to connections: one of those could take it while nobody listens.
    const int First = 15_000, Last = 30_000;

    public static Uri Address(Random random)
    {
        while (true)
        {
            var port = random.Next(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return new($"http://127.0.0.1:{port}/");
            }
            catch (SocketException)
            {
                // Taken; another one.
            }
        }
    }
}
