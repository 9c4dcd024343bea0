using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Map.Gateway.Upstream;

/// <summary>Ready when Map.Service says that it is serving.</summary>
public sealed class PlacesHealth(Health.HealthClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await client.CheckAsync(new(), cancellationToken: cancellationToken);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Map.Service answers {answer.Status}.");
        }
        catch (RpcException exception)
        {
            // Asked every few seconds: the status says enough, and a stack trace each time would drown the log.
            return HealthCheckResult.Unhealthy($"Map.Service cannot be asked: {exception.StatusCode}.");
        }
    }
}
