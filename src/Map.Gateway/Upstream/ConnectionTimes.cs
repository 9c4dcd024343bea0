namespace Map.Gateway.Upstream;

/// <summary>How long the gateway waits for the other end of a connection.</summary>
/// <param name="Connect">How long connecting may take, before the address counts as silent.</param>
/// <param name="Silence">How long a silent address is not tried again, and calls fail at once.</param>
/// <param name="KeepAliveDelay">After how much silence on a connection a ping is sent; at least a second.</param>
/// <param name="KeepAliveTimeout">How long the reply to it may take, before the connection counts as lost; at least a second.</param>
public sealed record ConnectionTimes(TimeSpan Connect, TimeSpan Silence, TimeSpan KeepAliveDelay, TimeSpan KeepAliveTimeout)
{
    /// <summary>A connection that dies silently is detected within five seconds, so that a read has time for another service; two attempts to connect fit into a call's 10.</summary>
    public static ConnectionTimes Usual { get; } =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
}
