using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Map.Gateway.Http.Limits;

/// <summary>What a connection may cost that nothing, or hardly anything, is sent on.</summary>
static class ConnectionLimits
{
    // A header is one packet, also of a slow phone; a proxy sends it whole.
    static readonly TimeSpan HeaderTimeout = TimeSpan.FromSeconds(10);

    // Longer than proxies keep idle connections to us, so that it is never we who close one that is about to be used.
    static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(130);

    // Bytes a second, of a body that is sent and of a response that is read: less than the slowest telephone line.
    const double LeastRate = 240;

    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    const int StreamsOfConnection = 100;

    public static void ApplyTo(KestrelServerOptions options)
    {
        var limits = options.Limits;
        limits.RequestHeadersTimeout = HeaderTimeout;
        limits.KeepAliveTimeout = IdleTimeout;
        limits.MinRequestBodyDataRate = new(LeastRate, Grace);
        limits.MinResponseDataRate = new(LeastRate, Grace);
        limits.Http2.MaxStreamsPerConnection = StreamsOfConnection;
        // A client that is gone without a word keeps its place among the connections until then.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
    }

    /// <summary>Counts the connections of an endpoint, as their first step, before TLS.</summary>
    public static void ApplyTo(ListenOptions endpoint) => endpoint.Use(next => async connection =>
    {
        var connections = endpoint.ApplicationServices.GetRequiredService<OpenConnections>();
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (!connections.TryAdd(address))
        {
            connection.Abort();
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            connections.Remove(address);
        }
    });
}
