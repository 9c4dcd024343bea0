using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Map.Telemetry;

/// <summary>All metrics of the process. Only these leave it, with their tags and no others, so that a new release of a library cannot add one
/// unnoticed.</summary>
public sealed class ExportedMetrics
{
    readonly Dictionary<(string Meter, string Name), MetricStreamConfiguration> views;

    public ExportedMetrics(IEnumerable<IMetricSource> sources)
    {
        All = [.. sources.SelectMany(source => source.Metrics)];
        views = All.ToDictionary(metric => (metric.Meter, metric.Name), ViewOf);
    }

    public IReadOnlyList<MetricDefinition> All { get; }

    /// <summary>Exports them and drops all else.</summary>
    public static void Configure(IServiceProvider services, MeterProviderBuilder builder)
    {
        var exported = services.GetRequiredService<ExportedMetrics>();
        builder.AddMeter([.. exported.All.Select(metric => metric.Meter).Distinct()]);
        builder.AddView(instrument => exported.views.GetValueOrDefault((instrument.Meter.Name, instrument.Name), MetricStreamConfiguration.Drop));
        // Made with the provider and not before: the instruments read when they are asked, so none misses a value.
        builder.AddInstrumentation(() => exported.CreateInstruments(services.GetRequiredService<IMeterFactory>()));
    }

    static MetricStreamConfiguration ViewOf(MetricDefinition metric) => metric.Buckets is { } buckets
        ? new ExplicitBucketHistogramConfiguration { Boundaries = buckets, TagKeys = [.. metric.Tags] }
        : new MetricStreamConfiguration { TagKeys = [.. metric.Tags] };

    Meter CreateInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MetricDefinition.OwnMeter);
        foreach (var metric in All)
        {
            if (metric.Read is not { } read)
                continue;
            if (metric.Kind == MetricKind.Counter)
                meter.CreateObservableCounter(metric.Name, read, metric.Unit, metric.Meaning);
            else
                meter.CreateObservableGauge(metric.Name, read, metric.Unit, metric.Meaning);
        }

        return meter;
    }
}
