using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.HealthChecks.Internal;

static class ServingStatusOf
{
    /// <summary>A service serves as long as none of its checks is unhealthy; a degraded one still serves.</summary>
    public static HealthCheckResponse.Types.ServingStatus Report(HealthReport report, ServiceMapping mapping) =>
        report.Entries.Any(entry =>
            entry.Value.Status == HealthStatus.Unhealthy
            && mapping.HealthCheckPredicate(new HealthCheckMapContext(entry.Key, entry.Value.Tags)))
            ? HealthCheckResponse.Types.ServingStatus.NotServing
            : HealthCheckResponse.Types.ServingStatus.Serving;
}
