using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Map.Gateway.Tests.Hosting;
using Map.Telemetry;
using Map.Testing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>What both processes show to a scraper and write into their logs, after questions that hold what nobody may learn.</summary>
[Collection(MeasuredMaps.Name)]
public sealed partial class MetricsTests(MeasuredMap map) : IAsyncLifetime
{
    const string Document = "docs/operating.md";

    // Of the library that exports: who the process is.
    const string Target = "target_info";

    IReadOnlyList<MetricDefinition> ofGateway = [], ofService = [];

    public async Task InitializeAsync()
    {
        var service = new PlacesServer();
        await service.InitializeAsync();
        await using var gateway = await TestGateway.StartAsync(service.Url);
        ofGateway = gateway.Services.GetRequiredService<ExportedMetrics>().All;
        ofService = service.Services.GetRequiredService<ExportedMetrics>().All;
        await service.DisposeAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_metric_of_the_list_is_exported_and_no_other()
    {
        Assert.Equal(ofGateway.Select(PrometheusNames.NameOf).Append(Target).Order(), map.OfGateway.Metrics.Order());
        Assert.Equal(ofService.Select(PrometheusNames.NameOf).Append(Target).Order(), map.OfService.Metrics.Order());
    }

    [Fact]
    public void No_metric_has_another_label_than_those_of_the_list()
    {
        foreach (var (scrape, metrics) in new[] { (map.OfGateway, ofGateway), (map.OfService, ofService) })
            foreach (var metric in metrics)
                Assert.Empty(scrape.Labels[PrometheusNames.NameOf(metric)].Except(metric.Tags.Select(PrometheusNames.LabelOf)).Except(["le"]));
    }

    [Fact]
    public void Nothing_that_tells_of_caller_is_scraped_or_logged()
    {
        Assert.NotEmpty(map.Logged);
        foreach (var secret in MeasuredMap.Secrets)
        {
            Assert.DoesNotContain(secret, map.OfGateway.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, map.OfService.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(map.Logged, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Thousand_different_questions_make_no_series_each()
    {
        Assert.InRange(map.Series.Before, 100, 5_000);
        // A status or a phase of the garbage collector may come up later, each of which is a few.
        Assert.InRange(map.Series.After - map.Series.Before, 0, 100);
    }

    [Fact]
    public void Every_line_of_a_log_of_JSON_is_an_object_with_time_level_and_message()
    {
        foreach (var entry in map.Logged.Select(line => JsonNode.Parse(line)!))
        {
            Assert.Matches(Utc(), (string?)entry["Timestamp"]);
            Assert.All(["LogLevel", "Category", "Message"], name => Assert.NotEqual("", (string?)entry[name] ?? ""));
            Assert.IsType<JsonObject>(entry["State"]);
            Assert.Null(entry["Scopes"]);
        }

        var refused = map.Logged.Select(line => JsonNode.Parse(line)!).First(entry => ((string?)entry["Message"])!.Contains(" refused: INVALID_ARGUMENT", StringComparison.Ordinal));
        Assert.Equal("INVALID_ARGUMENT", (string?)refused["State"]!["Reason"]);
    }

    [Fact]
    public void Durations_have_buckets_from_5_milliseconds_to_10_seconds()
    {
        var bounds = map.OfGateway.Series.Where(series => series.StartsWith("http_server_request_duration_seconds_bucket", StringComparison.Ordinal))
            .Select(series => Bound().Match(series).Groups[1].Value).Distinct();

        Assert.Equal(["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"], bounds);
    }

    [Fact]
    public void What_happened_is_counted()
    {
        Assert.True(map.OfGateway.Value("map_requests_refused_total{error_type=\"INVALID_ARGUMENT\"}") > 0);
        Assert.True(map.OfGateway.Value("map_cache_misses_total{map_cache=\"tiles\"}") > 0);
        Assert.Equal(1, map.OfGateway.Value("map_data_version_known{}"));
        Assert.True(map.OfGateway.Value("map_callers{}") > 0);
        Assert.True(map.OfService.Value("map_calls_refused_total{error_type=\"UNAUTHENTICATED\"}") > 0);
        Assert.Equal(1, map.OfService.Value("map_streams_open{rpc_method=\"WatchDataVersion\"}"));
        Assert.True(map.OfService.Value("map_revision_latest{}") > 0);
        Assert.Equal(30, map.OfService.Value("map_database_connection_limit{}"));
        Assert.True(map.OfService.Value("map_database_connections{map_state=\"idle\"}") > 0);
        Assert.Equal(1, map.OfService.Value("map_reading_up{map_subject=\"webhooks\"}"));
    }

    [Fact]
    public void Every_query_of_alerts_and_dashboard_asks_for_what_is_exported()
    {
        // Prometheus has it of every target.
        var exported = map.OfGateway.Names.Concat(map.OfService.Names).Append("up").ToHashSet();
        var queries = Monitoring.Alerts.Concat(Monitoring.Panels).ToList();

        Assert.True(queries.Count > 40, $"only {queries.Count} queries were found");
        foreach (var query in queries)
        {
            var names = Monitoring.MetricsOf(query);
            Assert.NotEmpty(names);
            Assert.True(names.All(exported.Contains), $"{query} asks for {string.Join(", ", names.Except(exported))}, which no process exports.");
        }
    }

    [PromtoolFact]
    public async Task Promtool_finds_no_fault_in_what_is_exported()
    {
        // What libraries export is named by OpenTelemetry.
        Assert.Equal("", await Promtool.RunAsync(map.OfGateway.Text, "check", "metrics"));
        Assert.Equal("", await Promtool.RunAsync(map.OfService.Text, "check", "metrics"));
    }

    [Fact, Trait("Category", "Generated")]
    public async Task Table_in_document_is_the_list()
    {
        var rows = ofGateway.UnionBy(ofService, metric => metric.Name).OrderBy(PrometheusNames.NameOf, StringComparer.Ordinal).Select(RowOf).ToList();
        var text = await Generated.ReadAsync(Document, text => Table().Replace(text, match => match.Groups[1].Value + string.Concat(rows.Select(row => row + "\n"))));
        Generated.Check(Document, rows, Table().Match(text).Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    string RowOf(MetricDefinition metric)
    {
        var of = (ofGateway.Any(one => one.Name == metric.Name), ofService.Any(one => one.Name == metric.Name)) switch
        {
            (true, true) => "both",
            (true, false) => "gateway",
            _ => "places",
        };
        var labels = string.Join(", ", metric.Tags.Select(tag => $"`{PrometheusNames.LabelOf(tag)}`"));
        return string.Create(CultureInfo.InvariantCulture, $"| `{PrometheusNames.NameOf(metric)}` | {of} | {labels} | {metric.Meaning} | {metric.Bad} |");
    }

    [GeneratedRegex(@"(\| metric \| of \| labels \| meaning \| bad is \|\n\|[-|]+\|\n)((?:\|.*\n)*)")]
    private static partial Regex Table();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Utc();

    [GeneratedRegex("le=\"([^\"]+)\"")]
    private static partial Regex Bound();
}
