using Map.Telemetry;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>What OpenTelemetry's names are in Prometheus.</summary>
static class PrometheusNames
{
    public static string NameOf(MetricDefinition metric) => LabelOf(metric.Name)
        + metric.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" }
        + (metric.Kind == MetricKind.Counter ? "_total" : "");

    public static string LabelOf(string tag) => tag.Replace('.', '_');
}
