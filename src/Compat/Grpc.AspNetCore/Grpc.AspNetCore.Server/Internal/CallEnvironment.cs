using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>What all calls of a service share.</summary>
sealed record CallEnvironment(MethodOptions Options, TimeProvider Time, ILogger Logger, ServerTelemetry Telemetry);
