using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Service.Hosting;

/// <summary>Where and how the service listens.</summary>
static class Listening
{
    public static void ListenAt(this ConfigureWebHostBuilder host, IReadOnlyList<ListenAddress> addresses)
    {
        host.UseUrls([.. addresses.Select(address => address.Url)]);
        host.UseSockets(sockets => sockets.CreateBoundListenSocket = SocketFile.Bind);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            // Cancels the calls of a gateway that disappeared without closing its connection.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
        });
    }
}
