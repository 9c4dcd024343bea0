namespace HotChocolate.AspNetCore;

/// <summary>Timeouts of WebSockets and event streams.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>A socket that has not sent <c>connection_init</c> within this time is closed.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Interval of pings on a socket, and of comments on a silent event stream, so that proxies keep the connection open; null for none.
    /// </summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);
}
