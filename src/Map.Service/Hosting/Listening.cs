using Map.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Service.Hosting;

/// <summary>Where and how the service listens.</summary>
static class Listening
{
    public static void ListenAt(this ConfigureWebHostBuilder host, IReadOnlyList<ListenAddress> addresses)
    {
        host.UseNoOtherAddresses();
        host.UseSockets(sockets => sockets.CreateBoundListenSocket = SocketFile.Bind);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            // Cancels the calls of a gateway that disappeared without closing its connection.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(5);
            foreach (var address in addresses)
                Listen(kestrel, address);
        });
    }

    static void Listen(KestrelServerOptions kestrel, ListenAddress address)
    {
        if (address.Port is not { } port)
            kestrel.ListenUnixSocket(address.Socket!);
        else if (address.IsSecure)
            kestrel.ListenAt(port, endpoint => endpoint.UseMutualTls(CertificateFiles.PlacesCertificate));
        else
            kestrel.ListenAt(port, _ => { });
    }
}
