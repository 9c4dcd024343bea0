namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>https://github.com/grpc/grpc/blob/master/doc/connectivity-semantics-and-api.md</summary>
enum SubchannelState
{
    /// <summary>Without a connection, and not looking for one.</summary>
    Idle,
    Connecting,
    Ready,

    /// <summary>Could not be reached; to be tried anew after a while.</summary>
    TransientFailure,

    /// <summary>No longer one of the channel's addresses.</summary>
    Shutdown,
}
