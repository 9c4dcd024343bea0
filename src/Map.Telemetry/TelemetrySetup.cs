using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Map.Telemetry;

/// <summary>Metrics and traces by OpenTelemetry's conventions, sent to the operator's collector.</summary>
public static class TelemetrySetup
{
    const string GrpcClient = "Grpc.Net.Client";
    const string Runtime = "System.Runtime";

    // Health probes come every few seconds, and would be most of the spans.
    static readonly PathString[] Probes = ["/health", "/ready", "/grpc.health.v1.Health"];

    /// <param name="settings">Null: nothing is measured or sent.</param>
    /// <param name="process">The service name of the telemetry: <c>map-places</c>.</param>
    /// <param name="traces">Adds the sources of this process only.</param>
    /// <param name="metrics">Adds the meters of this process only.</param>
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
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override it.
            .ConfigureResource(resource => resource.AddService(process).AddEnvironmentVariableDetector())
            .WithTracing(builder =>
            {
                builder.AddAspNetCoreInstrumentation(options => options.Filter = IsNoProbe);
                builder.AddHttpClientInstrumentation().AddSource(GrpcClient);
                traces?.Invoke(builder);
                // Before the exporter, so that it sees spans without private attributes.
                builder.AddInstrumentation(() => new PrivateExceptions()).AddProcessor(new RpcNames()).AddProcessor(new PrivateSpans());
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
