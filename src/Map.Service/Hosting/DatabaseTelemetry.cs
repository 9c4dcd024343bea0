using OpenTelemetry.Metrics;

namespace Map.Service.Hosting;

/// <summary>Database metrics without the tag of the pool: Npgsql names its pools by their connection strings.</summary>
static class DatabaseTelemetry
{
    public static MeterProviderBuilder AddDatabase(this MeterProviderBuilder metrics) => metrics
        .AddNpgsqlInstrumentation()
        .AddView(instrument => instrument.Meter.Name != "Npgsql" ? null
            // Without the tag, observable instruments of several pools would overwrite each other.
            : instrument.IsObservable ? MetricStreamConfiguration.Drop
            : new MetricStreamConfiguration { TagKeys = [] });
}
