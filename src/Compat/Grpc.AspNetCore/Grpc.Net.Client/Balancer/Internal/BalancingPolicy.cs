namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Decides which addresses to connect to, and to which of those connected calls go in turn.</summary>
abstract class BalancingPolicy
{
    /// <param name="subchannels">In the order of their addresses; some may be asked to connect or to rest.</param>
    /// <param name="isWanted">Whether a call waits for a connection.</param>
    /// <returns>Those that calls go to.</returns>
    public abstract Subchannel[] Choose(IReadOnlyList<Subchannel> subchannels, bool isWanted);
}
