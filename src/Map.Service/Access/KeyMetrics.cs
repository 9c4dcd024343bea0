using Map.Telemetry;

namespace Map.Service.Access;

sealed class KeyMetrics(NpgsqlDataSource database) : QueriedMetrics<KeyMetrics.Keys>(database, "keys")
{
    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.keys.frozen", "{key}", "Keys that are frozen and not closed.", "more than 0: somebody has to look at them",
            () => Value(row => row.Frozen)),
    ];

    // There are as many keys as people.
    protected override Statement Query() =>
        new Statement().Append("SELECT count(*) FROM api_key WHERE frozen_at IS NOT NULL AND closed_at IS NULL");

    protected override Keys Read(NpgsqlDataReader row) => new(row.GetInt64(0));

    internal sealed record Keys(long Frozen);
}
