namespace Grpc.Net.Client.Configuration;

/// <summary>How calls are spread over the addresses of a channel.</summary>
public class LoadBalancingConfig
{
    public const string PickFirstPolicyName = "pick_first";

    public const string RoundRobinPolicyName = "round_robin";

    public LoadBalancingConfig(string loadBalancingPolicyName)
    {
        ArgumentException.ThrowIfNullOrEmpty(loadBalancingPolicyName);
        PolicyName = loadBalancingPolicyName;
    }

    public string PolicyName { get; }
}
