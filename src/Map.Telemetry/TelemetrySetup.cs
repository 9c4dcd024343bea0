using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Map.Telemetry;

/// <summary>Measurements and traces by OpenTelemetry's names, sent to a collector that the operator names.</summary>
public static class TelemetrySetup
{
    const string GrpcClient = "Grpc.Net.Client";
    const string Runtime = "System.Runtime";

    // Probes ask every few seconds, and would be most of what is sent.
    static readonly PathString[] Probes = ["/health", "/ready", "/grpc.health.v1.Health"];

    /// <param name="settings">Without any, nothing listens and nothing is sent.</param>
    /// <param name="process">By what name the process is known: <c>map-places</c>.</param>
    /// <param name="traces">Adds what only this process does.</param>
    /// <param name="metrics">Adds the same to what is measured.</param>
    public static IServiceCollection AddTelemetry(
        this IServiceCollection services,
        TelemetrySettings? settings,
        string process,
        Action<TracerProviderBuilder>? traces = null,
        Action<MeterProviderBuilder>? metrics = null)
    {
        if (settings is null)
            return services;
        services.AddOpenTelemetry()
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before.
            .ConfigureResource(resource => resource.AddService(process).AddEnvironmentVariableDetector())
            .WithTracing(builder =>
            {
                builder.AddAspNetCoreInstrumentation(options => options.Filter = IsNoProbe);
                builder.AddHttpClientInstrumentation().AddSource(GrpcClient);
                traces?.Invoke(builder);
                // Before the exporter, which sends what it finds.
                builder.AddInstrumentation(() => new UnsaidExceptions()).AddProcessor(new RpcNames()).AddProcessor(new PrivateSpans());
                builder.AddOtlpExporter(exporter => SendTo(exporter, settings, "v1/traces"));
            })
            .WithMetrics(builder =>
            {
                builder.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddMeter(Runtime);
                metrics?.Invoke(builder);
                builder.AddOtlpExporter(exporter => SendTo(exporter, settings, "v1/metrics"));
            });
        return services;
    }

    static bool IsNoProbe(HttpContext context) => !Array.Exists(Probes, probe => context.Request.Path.StartsWithSegments(probe));

    static void SendTo(OtlpExporterOptions exporter, TelemetrySettings settings, string path)
    {
        exporter.Protocol = settings.Protocol;
        exporter.Endpoint = settings.AddressOf(path);
    }
}
