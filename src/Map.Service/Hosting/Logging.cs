using Map.Telemetry;

namespace Map.Service.Hosting;

static class Logging
{
    /// <summary>Logs to the console, but not what libraries log of statements, messages and errors, which may hold a position from a
    /// request.</summary>
    public static void AddSafeConsole(this ILoggingBuilder logging, LogFormat format)
    {
        logging
            .ClearProviders()
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            // Who sent the statement says in its own words that it failed, and no more often than is of use.
            .AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.Critical)
            // Kestrel closes a connection that a client floods, but also logs it as critical, with a stack trace.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None)
            // The response to a health check says it, and those who ask do so every few seconds.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning);
        format.ApplyTo(logging);
    }
}
