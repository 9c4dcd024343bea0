using Map.Telemetry;

namespace Map.Service.Storage;

/// <summary>Metrics of what is in the database. They are read now and then, so that no scrape waits for a database.</summary>
public interface IQueriedMetrics : IMetricSource
{
    /// <summary>What they are of: <c>webhooks</c>.</summary>
    string Subject { get; }

    Task ReadAsync(CancellationToken cancellationToken);

    /// <summary>Makes them unknown: they could not be read.</summary>
    void Forget();
}
