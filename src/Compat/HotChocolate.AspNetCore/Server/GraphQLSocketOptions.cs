namespace HotChocolate.AspNetCore;

/// <summary>How long connections that stay open are waited for, and kept open.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>A socket that has not sent <c>connection_init</c> by then is closed.</summary>
    public TimeSpan ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a socket is sent a ping, and a silent event stream a comment, so that what stands in between keeps them open; null for
    /// never.
    /// </summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);
}
