using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Map.Telemetry;

/// <summary>Metrics and traces by OpenTelemetry's conventions, sent to the operator's collector or served to who scrapes them.</summary>
public static class TelemetrySetup
{
    const string GrpcClient = "Grpc.Net.Client";

    // Health probes come every few seconds, and would be most of the spans.
    static readonly PathString[] Probes = ["/health", "/ready", "/grpc.health.v1.Health"];

    /// <param name="collector">Where both are sent; null: nowhere.</param>
    /// <param name="admin">Where metrics are served to whoever scrapes them; null: nowhere.</param>
    /// <param name="process">The service name of the telemetry: <c>map-places</c>.</param>
    /// <param name="traces">Adds the sources of this process only.</param>
    /// <returns>Whether anything is measured.</returns>
    public static bool AddTelemetry(
        this IServiceCollection services, TelemetrySettings? collector, AdminSettings? admin, string process,
        Action<TracerProviderBuilder>? traces = null)
    {
        services.AddSingleton<IMetricSource, RuntimeMetrics>().AddSingleton<ExportedMetrics>();
        if (collector is null && admin is null)
            return false;
        var telemetry = services.AddOpenTelemetry()
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override it.
            .ConfigureResource(resource => resource.AddService(process).AddEnvironmentVariableDetector());
        services.ConfigureOpenTelemetryMeterProvider(ExportedMetrics.Configure);
        if (collector is not null)
        {
            telemetry.WithTracing(builder => AddTraces(builder, traces).AddOtlpExporter(exporter => SendTo(exporter, collector, "v1/traces")));
            telemetry.WithMetrics(builder => builder.AddOtlpExporter(exporter => SendTo(exporter, collector, "v1/metrics")));
        }

        if (admin is not null)
        {
            telemetry.WithMetrics(builder => builder.AddPrometheusExporter(exporter => exporter.ScopeInfoEnabled = false));
            services.AddSingleton(admin).AddSingleton<AdminServer>();
            // The first to start and the last to stop.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider => provider.GetRequiredService<AdminServer>()));
        }

        return true;
    }

    static TracerProviderBuilder AddTraces(TracerProviderBuilder builder, Action<TracerProviderBuilder>? traces)
    {
        builder.AddAspNetCoreInstrumentation(options => options.Filter = IsNoProbe);
        builder.AddHttpClientInstrumentation().AddSource(GrpcClient);
        traces?.Invoke(builder);
        // Before the exporter, so that it sees spans without private attributes.
        return builder.AddInstrumentation(() => new PrivateExceptions()).AddProcessor(new RpcNames()).AddProcessor(new PrivateSpans());
    }

    static bool IsNoProbe(HttpContext context) => !Array.Exists(Probes, probe => context.Request.Path.StartsWithSegments(probe));

    static void SendTo(OtlpExporterOptions exporter, TelemetrySettings settings, string path)
    {
        exporter.Protocol = settings.Protocol;
        exporter.Endpoint = settings.AddressOf(path);
    }
}
