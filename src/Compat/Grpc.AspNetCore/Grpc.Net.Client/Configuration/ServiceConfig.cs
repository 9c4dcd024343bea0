namespace Grpc.Net.Client.Configuration;

/// <summary>How calls are balanced and tried again: https://github.com/grpc/grpc/blob/master/doc/service_config.md</summary>
public sealed class ServiceConfig
{
    /// <summary>By method; the most exact name decides.</summary>
    public IList<MethodConfig> MethodConfigs { get; } = [];

    /// <summary>In order of preference: the first that the channel knows is used, pick_first unless any is given.</summary>
    public IList<LoadBalancingConfig> LoadBalancingConfigs { get; } = [];

    /// <summary>Stops trying again while too many calls fail; null for no such limit.</summary>
    public RetryThrottlingPolicy? RetryThrottling { get; set; }
}
