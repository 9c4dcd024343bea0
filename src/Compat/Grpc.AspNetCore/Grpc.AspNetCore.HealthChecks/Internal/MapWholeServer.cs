using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.HealthChecks.Internal;

/// <summary>Gives the service named "" all health checks, before the application's own options.</summary>
sealed class MapWholeServer : IConfigureOptions<GrpcHealthChecksOptions>
{
    public void Configure(GrpcHealthChecksOptions options) => options.Services.Map("", _ => true);
}
