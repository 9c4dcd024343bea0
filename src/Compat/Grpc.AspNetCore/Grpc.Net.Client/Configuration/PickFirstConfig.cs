namespace Grpc.Net.Client.Configuration;

/// <summary>Connects to the first address that answers, and stays with it while it does.</summary>
public sealed class PickFirstConfig() : LoadBalancingConfig(PickFirstPolicyName);
