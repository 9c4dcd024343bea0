namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Keeps connections to all addresses.</summary>
sealed class RoundRobinPolicy : BalancingPolicy
{
    public override Subchannel[] Choose(IReadOnlyList<Subchannel> subchannels, bool isWanted)
    {
        foreach (var subchannel in subchannels)
        {
            if (subchannel.State == SubchannelState.Idle)
            {
                subchannel.Connect();
            }
        }

        return [.. subchannels.Where(subchannel => subchannel.State == SubchannelState.Ready)];
    }
}
