namespace Grpc.Net.Client.Configuration;

/// <summary>Connects to all addresses, and takes those that answer in turn.</summary>
public sealed class RoundRobinConfig() : LoadBalancingConfig(RoundRobinPolicyName);
