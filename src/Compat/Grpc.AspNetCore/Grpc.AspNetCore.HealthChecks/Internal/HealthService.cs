using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary><c>grpc.health.v1.Health</c>, answered from the application's health checks.</summary>
sealed class HealthService(
    HealthCheckService checks, HealthStatusBoard board, IOptions<GrpcHealthChecksOptions> options, IHostApplicationLifetime lifetime)
    : Health.V1.Health.HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        if (options.Value.Services.Find(request.Service) is not { } mapping)
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"The service \"{request.Service}\" has no health to ask for."));
        }

        return new HealthCheckResponse { Status = await CurrentAsync(mapping, context.CancellationToken) };
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var watcher = board.Watch(request.Service);
        using var stopping = options.Value.SuppressCompletionOnShutdown
            ? default
            : lifetime.ApplicationStopping.Register(watcher.Complete);
        var status = options.Value.Services.Find(request.Service) is { } mapping
            ? await CurrentAsync(mapping, context.CancellationToken)
            : ServingStatus.ServiceUnknown;
        await responseStream.WriteAsync(new HealthCheckResponse { Status = status });
        await foreach (var next in watcher.Statuses.ReadAllAsync(context.CancellationToken))
        {
            if (next != status)
            {
                status = next;
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status });
            }
        }

        await responseStream.WriteAsync(new HealthCheckResponse { Status = ServingStatus.NotServing });
    }

    async Task<ServingStatus> CurrentAsync(ServiceMapping mapping, CancellationToken cancellationToken)
    {
        if (options.Value.UseHealthChecksCache)
        {
            return board.Get(mapping.Name) ?? ServingStatus.NotServing;
        }

        var report = await checks.CheckHealthAsync(
            check => mapping.HealthCheckPredicate(new HealthCheckMapContext(check.Name, check.Tags)), cancellationToken);
        return ServingStatusOf.Report(report, mapping);
    }
}
