using Map.Service.TellMe.News;
using Map.Telemetry;

namespace Map.Service.TellMe;

/// <summary>How many are told, and what is late. Numbers only: of whom and of what, nothing.</summary>
sealed class TellMeMetrics(NpgsqlDataSource database, TellMeCounts counts, TimeProvider time) : QueriedMetrics<TellMeMetrics.Standing>(database, "tell me")
{
    const string Channel = "map.channel";

    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.news.subscriptions", "{subscription}", Channel, "Subscriptions that are confirmed.", "",
            () => [(Subscription.Mail, Value(row => row.ByMail) ?? 0), (Subscription.Push, Value(row => row.ByPush) ?? 0)]),
        MetricDefinition.Of(MetricKind.Gauge, "map.news.failing", "{subscription}", "Subscriptions whose address refuses what is sent. After a week they are deleted.",
            "many at once: a server refuses all that this map sends", () => Value(row => row.Failing)),
        MetricDefinition.Of(MetricKind.Gauge, "map.news.late.age", "s", "For how long the subscription that waits longest is due; 0 if none is.",
            "more than 3600: nothing is sent", () => Value(row => row.LateSeconds)),
        MetricDefinition.Of(MetricKind.Counter, "map.news.confirmations", "{mail}", "Mails with a link that confirms, since the start.", "a flood", () => counts.AskedTotal),
        MetricDefinition.Of(MetricKind.Counter, "map.news.sent", "{message}", "Digests and notifications that were taken, since the start.", "", () => counts.ToldTotal),
        MetricDefinition.Of(MetricKind.Counter, "map.news.refused", "{message}", "Mails and notifications that their receiver refused, since the start.", "grows like what is sent",
            () => counts.RefusedTotal),
        MetricDefinition.Of(MetricKind.Counter, "map.news.unreadable", "{subscription}",
            "How often an address was due that was encrypted with a key that the file has not, since the start.", "more than 0: put the former key back, as a further line",
            () => counts.UnreadableTotal),
    ];

    protected override Statement Query()
    {
        var statement = new Statement();
        return statement.Append($"""
            SELECT count(*) FILTER (WHERE confirmed_at IS NOT NULL AND channel = 'mail'), count(*) FILTER (WHERE confirmed_at IS NOT NULL AND channel = 'push'),
                   count(failing_since),
                   coalesce(greatest(extract(epoch FROM {statement.Value(time.GetUtcNow().UtcDateTime)} - min(due_at) FILTER (WHERE due_at < 'infinity')), 0), 0)::float8
            FROM news_subscription
            """);
    }

    protected override Standing Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetDouble(3));

    internal sealed record Standing(long ByMail, long ByPush, long Failing, double LateSeconds);
}
