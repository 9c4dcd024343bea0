using System.Diagnostics.Metrics;

namespace Map.Telemetry;

/// <summary>One metric that leaves the process, with everything that is said about it: docs/operating.md is generated from it, and what has no
/// definition is not exported.</summary>
/// <param name="Name">By OpenTelemetry's conventions: <c>map.spool.usage</c>.</param>
/// <param name="Unit">As UCUM writes it: <c>s</c>, <c>By</c>, <c>{call}</c>; <c>1</c> for what has none.</param>
/// <param name="Meaning">A sentence for the operator.</param>
/// <param name="Bad">The value that asks for the operator.</param>
public sealed record MetricDefinition(string Name, MetricKind Kind, string Unit, string Meaning, string Bad)
{
    /// <summary>The meter of our own metrics.</summary>
    public const string OwnMeter = "Map";

    /// <summary>The library's meter that it comes from.</summary>
    public string Meter { get; init; } = OwnMeter;

    /// <summary>The tags that stay; all others are removed. None may hold anything that a caller sent.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The upper bounds of a histogram's buckets.</summary>
    public double[]? Buckets { get; init; }

    /// <summary>Reads our own metrics at each scrape. It must be quick, and may be called by several threads. Null for a library's
    /// metric.</summary>
    public Func<IEnumerable<Measurement<double>>>? Read { get; init; }

    /// <summary>A metric of one value. While that is not known it is NaN: an exporter would go on to show the last one.</summary>
    public static MetricDefinition Of(MetricKind kind, string name, string unit, string meaning, string bad, Func<double?> read) =>
        new(name, kind, unit, meaning, bad) { Read = () => [new(read() ?? double.NaN)] };

    /// <summary>A metric of a value for each of a few known values of a tag.</summary>
    public static MetricDefinition Of(
        MetricKind kind, string name, string unit, string tag, string meaning, string bad, Func<IEnumerable<(string Tag, double Value)>> read) =>
        new(name, kind, unit, meaning, bad)
        {
            Tags = [tag],
            Read = () => read().Select(one => new Measurement<double>(one.Value, new KeyValuePair<string, object?>(tag, one.Tag))),
        };
}
