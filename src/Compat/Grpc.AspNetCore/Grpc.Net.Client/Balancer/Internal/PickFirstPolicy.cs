namespace Grpc.Net.Client.Balancer.Internal;

/// <summary>Tries the addresses in their order, and stays with the first that answers until its connection is lost.</summary>
sealed class PickFirstPolicy : BalancingPolicy
{
    public override Subchannel[] Choose(IReadOnlyList<Subchannel> subchannels, bool isWanted)
    {
        if (subchannels.FirstOrDefault(subchannel => subchannel.State == SubchannelState.Ready) is { } ready)
        {
            foreach (var other in subchannels)
            {
                if (other != ready)
                {
                    other.Rest();
                }
            }

            return [ready];
        }

        var isTrying = subchannels.Any(subchannel => subchannel.State == SubchannelState.TransientFailure);
        if ((isWanted || isTrying) && subchannels.All(subchannel => subchannel.State != SubchannelState.Connecting))
        {
            subchannels.FirstOrDefault(subchannel => subchannel.State == SubchannelState.Idle)?.Connect();
        }

        return [];
    }
}
