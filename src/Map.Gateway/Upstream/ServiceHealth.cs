using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Map.Gateway.Upstream;

/// <summary>Ready when Map.Service reports SERVING.</summary>
public sealed class ServiceHealth(Health.HealthClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await client.CheckAsync(new(), cancellationToken: cancellationToken);
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
