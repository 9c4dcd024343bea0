using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Tls;

/// <summary>Endpoints of the web server by their addresses. <c>UseUrls</c> cannot give one of them its own TLS.</summary>
public static class Listening
{
    /// <summary>Only what is listed by <see cref="ListenAt"/> is listened to; without this the web server warns that it overrides others.</summary>
    public static void UseNoOtherAddresses(this IWebHostBuilder host) =>
        host.UseSetting(WebHostDefaults.ServerUrlsKey, "").UseSetting(WebHostDefaults.HttpPortsKey, "").UseSetting(WebHostDefaults.HttpsPortsKey, "");

    /// <summary>Listens at an address of this machine, at localhost, or, for any other name, at all of its addresses.</summary>
    public static void ListenAt(this KestrelServerOptions server, Uri address, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(address.DnsSafeHost, out var ip))
            server.Listen(ip, address.Port, configure);
        else if (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            server.ListenLocalhost(address.Port, configure);
        else
            server.ListenAnyIP(address.Port, configure);
    }
}
