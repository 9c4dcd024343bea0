using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>Puts each report of the application's health checks on the board.</summary>
sealed class HealthStatusPublisher(HealthStatusBoard board, IOptions<GrpcHealthChecksOptions> options) : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var mapping in options.Value.Services)
        {
            board.Set(mapping.Name, ServingStatusOf.Report(report, mapping));
        }

        return Task.CompletedTask;
    }
}
