using Map.Service.Hosting;
using Map.Telemetry;

namespace Map.Service.Contributions.Suggestions;

sealed class SuggestionMetrics(NpgsqlDataSource database, SuggestionSettings settings, TimeProvider time)
    : QueriedMetrics<SuggestionMetrics.Backlog>(database, "suggestions")
{
    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Of(MetricKind.Gauge, "map.suggestions.waiting", "{suggestion}", "Suggestions of people that wait for a reviewer; those of lists do not count.",
            "more than 80 % of `map_suggestions_limit`: soon no more are taken", () => Value(row => row.Waiting)),
        MetricDefinition.Of(MetricKind.Gauge, "map.suggestions.limit", "{suggestion}", "How many may wait: `MAP_SUGGESTIONS_OPEN`.", "-", () => settings.Open),
        MetricDefinition.Of(MetricKind.Gauge, "map.suggestions.oldest.age", "s", "The age of the oldest of them, to the hour; 0 if none waits.",
            "more than two weeks", () => Value(row => row.OldestSeconds)),
    ];

    // Index: suggestion_by_risk. There are as many as may wait, and those of lists.
    protected override Statement Query()
    {
        var statement = new Statement();
        return statement.Append($"""
            SELECT count(*), coalesce(extract(epoch FROM {statement.Value(time.GetUtcNow().UtcDateTime)} - min(made_at)), 0)::float8
            FROM suggestion WHERE list IS NULL AND state IN ('open', 'asked')
            """);
    }

    protected override Backlog Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetDouble(1));

    internal sealed record Backlog(long Waiting, double OldestSeconds);
}
