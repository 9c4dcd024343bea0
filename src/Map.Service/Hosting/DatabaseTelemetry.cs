using OpenTelemetry.Metrics;

namespace Map.Service.Hosting;

/// <summary>What is measured of the database, without the connection string by which Npgsql names its pools.</summary>
static class DatabaseTelemetry
{
    public static MeterProviderBuilder AddDatabase(this MeterProviderBuilder metrics) => metrics
        .AddNpgsqlInstrumentation()
        .AddView(instrument => instrument.Meter.Name != "Npgsql" ? null
            // Those that are read now and then cannot be told apart without it: of several pools the last would count.
            : instrument.IsObservable ? MetricStreamConfiguration.Drop
            : new MetricStreamConfiguration { TagKeys = [] });
}
