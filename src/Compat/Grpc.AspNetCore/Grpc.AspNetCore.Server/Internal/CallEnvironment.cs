using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What all calls of a service share.</summary>
sealed record CallEnvironment(MethodOptions Options, TimeProvider Time, ILogger Logger, ServerTelemetry Telemetry)
{
    public static CallEnvironment Create(MethodOptions options, IServiceProvider services) => new(
        options,
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        services.GetRequiredService<ILoggerFactory>().CreateLogger("Grpc.AspNetCore.Server.ServerCallHandler"),
        services.GetRequiredService<ServerTelemetry>());
}
