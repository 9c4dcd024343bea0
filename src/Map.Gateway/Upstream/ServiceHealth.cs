using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Map.Gateway.Upstream;

/// <summary>Ready when Map.Service reports SERVING.</summary>
public sealed class ServiceHealth(Health.HealthClient client, TimeProvider time) : IHealthCheck
{
    // A service that does not respond at all is not ready either, and whoever asks waits for two seconds.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.8);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var deadline = (time.GetUtcNow() + Limit).UtcDateTime;
            var response = await client.CheckAsync(new(), deadline: deadline, cancellationToken: cancellationToken);
            return response.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Map.Service reports {response.Status}.");
        }
        catch (RpcException exception)
        {
            // No exception in the result: probes come every few seconds, and each would log its stack trace.
            return HealthCheckResult.Unhealthy($"Map.Service cannot be reached: {exception.StatusCode}.");
        }
    }
}
