using Map.Telemetry;

namespace Map.Service.Storage;

/// <summary>Metrics of one row that a query gives.</summary>
/// <typeparam name="T">The row.</typeparam>
public abstract class QueriedMetrics<T>(NpgsqlDataSource database, string subject) : IQueriedMetrics
    where T : class
{
    volatile T? known;

    public string Subject => subject;

    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>A value of the row that was read last; null while there is none.</summary>
    protected double? Value(Func<T, double> of) => known is { } row ? of(row) : null;

    public async Task ReadAsync(CancellationToken cancellationToken) =>
        known = (await database.ReadAllAsync(Query(), Read, cancellationToken)).Single();

    public void Forget() => known = null;

    protected abstract Statement Query();

    protected abstract T Read(NpgsqlDataReader row);
}
