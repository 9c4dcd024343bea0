using Map.Telemetry;

namespace Map.Service.Freshness.DeadLinks;

sealed class DeadLinkMetrics(NpgsqlDataSource database, TimeProvider time) : QueriedMetrics<DeadLinkMetrics.Pages>(database, "links")
{
    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.links.pages", "{page}", "Pages that published entries link to.", "-", () => Value(row => row.All)),
        MetricDefinition.Of(MetricKind.Gauge, "map.links.gone", "{page}", "Pages that published entries link to and that are gone: the queue of stale places and `deadLinks` have them.", "grows and grows: nobody looks at the queue",
            () => Value(row => row.Gone)),
        MetricDefinition.Of(MetricKind.Gauge, "map.links.blocked", "{page}", "Pages that published entries link to and whose servers let no programs in: nobody knows whether they are still there.", "-",
            () => Value(row => row.Blocked)),
        MetricDefinition.Of(MetricKind.Gauge, "map.links.overdue.age", "s",
            "For how long the page has been due that was due first; 0 when none is, and while no service visits any.", "more than 172800: more services, or fewer pages of one host",
            () => Value(row => row.OverdueSeconds)),
    ];

    protected override Statement Query()
    {
        var statement = new Statement();
        var now = statement.Value(time.GetUtcNow().UtcDateTime);
        return statement.Append($"""
            SELECT count(*), count(*) FILTER (WHERE state = 'gone'), count(*) FILTER (WHERE state IN ('blocked', 'forbidden')),
                CASE WHEN (SELECT published_at > {now} - interval '3 hours' FROM link_check)
                    THEN coalesce(extract(epoch FROM {now} - min(due_at) FILTER (WHERE due_at < {now})), 0) ELSE 0 END::float8
            FROM web_page
            """);
    }

    protected override Pages Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetDouble(3));

    internal sealed record Pages(long All, long Gone, long Blocked, double OverdueSeconds);
}
