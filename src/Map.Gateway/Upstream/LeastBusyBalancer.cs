using System.Runtime.CompilerServices;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;

namespace Map.Gateway.Upstream;

/// <summary>Sends each call to the service that has the fewest of this channel's calls, and in turn where several have as few: a service that hangs, or is slow, gets
/// fewer. (Envoy and the proxyless gRPC of other languages know it as least_request.)</summary>
sealed class LeastBusyBalancer(IChannelControlHelper controller, ILoggerFactory loggers) : SubchannelsLoadBalancer(controller, loggers)
{
    const string PolicyName = "least_busy";

    // Kept over new pickers: calls that hang outlive them.
    readonly ConditionalWeakTable<Subchannel, Calls> calls = [];

    public static LoadBalancingConfig Config => new(PolicyName);

    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> readySubchannels) =>
        new Picker([.. readySubchannels.Select(subchannel => (subchannel, calls.GetOrCreateValue(subchannel)))]);

    sealed class Picker((Subchannel Subchannel, Calls Calls)[] ready) : SubchannelPicker
    {
        uint turn;

        public override PickResult Pick(PickContext context)
        {
            var first = Interlocked.Increment(ref turn);
            var (best, fewest) = (ready[first % ready.Length], int.MaxValue);
            for (var i = 0; i < ready.Length; i++)
            {
                var one = ready[(first + i) % ready.Length];
                if (one.Calls.Count < fewest)
                    (best, fewest) = (one, one.Calls.Count);
            }

            return PickResult.ForSubchannel(best.Subchannel, best.Calls);
        }
    }

    sealed class Calls : ISubchannelCallTracker
    {
        int count;

        public int Count => Volatile.Read(ref count);

        public void Start() => Interlocked.Increment(ref count);

        public void Complete(CompletionContext context) => Interlocked.Decrement(ref count);
    }

    internal sealed class Factory : LoadBalancerFactory
    {
        public override string Name => PolicyName;

        public override LoadBalancer Create(LoadBalancerOptions options) => new LeastBusyBalancer(options.Controller, options.LoggerFactory);
    }
}
