using System.Text.RegularExpressions;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>What docs/deploy has for Prometheus and Grafana.</summary>
public sealed partial class MonitoringTests
{
    [PromtoolFact]
    public async Task Prometheus_takes_its_settings_and_the_alerts() => Assert.Equal("", await Promtool.RunAsync("", "check", "config", "prometheus.yml"));

    [PromtoolFact]
    public async Task Alerts_come_when_they_should() => Assert.Equal("", await Promtool.RunAsync("", "test", "rules", "alerts.test.yml"));

    [PromtoolFact]
    public async Task Prometheus_understands_every_query_of_the_dashboard()
    {
        // Rules in JSON are YAML, too.
        var rules = Monitoring.Panels.Select((query, number) => new { record = $"panel:{number}", expr = query });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, System.Text.Json.JsonSerializer.Serialize(new { groups = new[] { new { name = "panels", rules } } }));
            Assert.Equal("", await Promtool.RunAsync("", "check", "rules", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Every_alert_has_a_test_and_leads_to_what_mends_it()
    {
        var tests = await File.ReadAllTextAsync(Path.Combine(Monitoring.Folder, "alerts.test.yml"));
        var alerts = Alert().Matches(Monitoring.AlertsText).Select(match => match.Groups[1].Value).ToList();
        var mends = Heading().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operating.md")))
            .Select(match => match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet();

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"- name: {alert}\n", tests, StringComparison.Ordinal));
        Assert.Equal(alerts.Count, Monitoring.Runbooks.Count);
        Assert.All(Monitoring.Runbooks, runbook => Assert.Contains(runbook, mends));
    }

    [Fact]
    public void Dashboard_has_8_to_14_panels_each_with_a_title_and_what_it_shows()
    {
        var panels = Monitoring.Dashboard["panels"]!.AsArray();

        Assert.InRange(panels.Count, 8, 14);
        Assert.All(panels, panel => Assert.All(["title", "description"], name => Assert.NotEqual("", (string?)panel![name] ?? "")));
    }

    [GeneratedRegex(@"^ +- alert: (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Alert();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
