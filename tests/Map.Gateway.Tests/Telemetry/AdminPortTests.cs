using System.Net;
using Map.Gateway.Tests.Hosting;
using Map.Telemetry;
using Map.Testing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>The port for monitoring, of both processes. One test after the other: in one process they would measure each other.</summary>
public sealed class AdminPortTests : IAsyncLifetime
{
    readonly PlacesServer service = new() { IsMonitored = true };
    TestGateway gateway = null!;

    Uri Admin => gateway.Services.GetRequiredService<AdminServer>().Url;

    public async Task InitializeAsync()
    {
        await service.InitializeAsync();
        gateway = await TestGateway.StartAsync(service.Url, builder =>
        {
            builder.Configuration[AdminSettings.Key] = "http://127.0.0.1:0";
            // Nothing is left after one request.
            builder.Configuration["MAP_RATE_COST_PER_SECOND"] = "1";
            builder.Configuration["MAP_RATE_BURST"] = "20000";
        });
    }

    public async Task DisposeAsync()
    {
        await gateway.DisposeAsync();
        await service.DisposeAsync();
    }

    [Theory]
    [InlineData("metrics", HttpStatusCode.OK)]
    [InlineData("health/live", HttpStatusCode.OK)]
    [InlineData("health/ready", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("graphql", HttpStatusCode.NotFound)]
    [InlineData("places.csv", HttpStatusCode.NotFound)]
    [InlineData("metrics/more", HttpStatusCode.NotFound)]
    [InlineData("health/live/more", HttpStatusCode.NotFound)]
    [InlineData("ready", HttpStatusCode.NotFound)]
    public async Task Admin_port_serves_metrics_and_health_and_nothing_else(string path, HttpStatusCode status)
    {
        using var http = new HttpClient();
        foreach (var admin in new[] { Admin, service.AdminUrl })
        {
            using var answer = await http.GetAsync(new Uri(admin, path));
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(HttpVersion.Version11, answer.Version);
        }

        using var posted = await http.PostAsync(new Uri(Admin, "metrics"), null);
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task Ports_of_callers_serve_no_metrics_whatever_host_they_are_asked_for()
    {
        using var http = new HttpClient();
        foreach (var (url, version, admin) in new[] { (gateway.Http.BaseAddress!, HttpVersion.Version11, Admin), (service.Url, HttpVersion.Version20, service.AdminUrl) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, "metrics"))
            {
                Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Headers = { Host = admin.Authority },
            };
            request.Headers.Add("X-Forwarded-Host", admin.Authority);
            using var answer = await http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("map_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_asks_for_it_gets_OpenMetrics()
    {
        var text = (await Scrape.ReadAsync(Admin, "application/openmetrics-text; version=1.0.0")).Text;
        Assert.EndsWith("# EOF\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE map_requests_refused counter", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_port_answers_when_the_gateway_lets_nobody_in_and_the_budget_is_used_up()
    {
        for (var i = 0; i < 5; i++)
            await gateway.Http.GetAsync(new Uri("places.csv", UriKind.Relative));
        using var refused = await gateway.Http.GetAsync(new Uri("places.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        await using var full = await FullHouse.OpenAsync(gateway.Http.BaseAddress!, Admin);
        using var http = new HttpClient { BaseAddress = Admin };
        for (var i = 0; i < 50; i++)
            foreach (var path in new[] { "metrics", "health/live", "health/ready" })
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Admin_ports_answer_while_the_database_is_away_and_say_so()
    {
        await service.DropDatabaseAsync();

        using var http = new HttpClient();
        foreach (var admin in new[] { Admin, service.AdminUrl })
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(admin, "health/live"))).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri(admin, "health/ready"))).StatusCode);
        }

        await Patience.UntilAsync(
            async () => (await Scrape.ReadAsync(service.AdminUrl)).Value("map_listener_up{}") == 0
                && (await Scrape.ReadAsync(Admin)).Value("map_data_version_known{}") == 0,
            "both to see that the database is away");
        var scrape = await Scrape.ReadAsync(service.AdminUrl);
        Assert.True(scrape.Value("map_work_failures_total{map_work=\"RevisionListener\"}") > 0);
        Assert.Equal(25_000, scrape.Value("map_suggestions_limit{}"));
    }

    [Fact]
    public async Task Port_in_use_is_named_with_the_setting()
    {
        var failure = await Assert.ThrowsAsync<AdminPortException>(() => TestGateway.StartAsync(
            service.Url, builder => builder.Configuration[AdminSettings.Key] = Admin.ToString()));

        Assert.Contains($"{Admin.Port}: address already in use. Choose another address with MAP_ADMIN_URL.", failure.Message, StringComparison.Ordinal);
    }
}
