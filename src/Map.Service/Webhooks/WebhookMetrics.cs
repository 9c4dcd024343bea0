using Map.Telemetry;

namespace Map.Service.Webhooks;

sealed class WebhookMetrics(NpgsqlDataSource database, TimeProvider time) : QueriedMetrics<WebhookMetrics.Backlog>(database, "webhooks")
{
    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.webhooks.waiting", "{webhook}", "Webhooks that have not been told of the latest revision, without paused ones.",
            "more than 0 for an hour", () => Value(row => row.Waiting)),
        MetricDefinition.Of(MetricKind.Gauge, "map.webhooks.oldest.age", "s", "The age of the oldest change that one of them waits for; 0 if none waits.",
            "more than 3600: a receiver does not take them", () => Value(row => row.OldestSeconds)),
        MetricDefinition.Of(MetricKind.Gauge, "map.webhooks.paused", "{webhook}", "Webhooks that were given up after a day of failures.", "more than 0",
            () => Value(row => row.Paused)),
    ];

    // One look into the log by its primary key for each webhook.
    protected override Statement Query()
    {
        var statement = new Statement();
        return statement.Append($"""
            SELECT count(*) FILTER (WHERE paused_at IS NULL AND revision < last),
                   count(*) FILTER (WHERE paused_at IS NOT NULL),
                   coalesce(extract(epoch FROM {statement.Value(time.GetUtcNow().UtcDateTime)} - min(r.at) FILTER (WHERE paused_at IS NULL)), 0)::float8
            FROM webhook CROSS JOIN revision_counter LEFT JOIN revision r ON r.number = webhook.revision + 1
            """);
    }

    protected override Backlog Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetDouble(2));

    internal sealed record Backlog(long Waiting, long Paused, double OldestSeconds);
}
