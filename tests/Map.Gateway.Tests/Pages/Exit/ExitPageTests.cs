using System.Net;
using Map.Gateway.Pages.Exit;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages.Exit;

public sealed class ExitPageTests
{
    static readonly Uri NoService = new("http://127.0.0.1:9");

    [BuiltPagesFact]
    public async Task Page_without_address_of_operator_names_nothing_and_asks_for_nothing()
    {
        await using var gateway = await TestGateway.StartAsync(NoService);

        using var response = await gateway.Http.GetAsync("en/exit");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("<body></body>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Map", html, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Address_of_operator_is_where_it_leads()
    {
        await using var gateway = await TestGateway.StartAsync(
            NoService, builder => builder.Configuration[ExitSettings.Key] = "https://weather.example.org/today?c=1");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Http.BaseAddress };

        using var response = await client.GetAsync("en/exit");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("https://weather.example.org/today?c=1", response.Headers.Location!.OriginalString);
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [BuiltPagesTheory]
    [InlineData(null)]
    [InlineData("https://weather.example.org/")]
    public async Task Nothing_of_it_is_stored_and_what_browser_has_is_cleared(string? url)
    {
        await using var gateway = await TestGateway.StartAsync(NoService, builder => builder.Configuration[ExitSettings.Key] = url);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Http.BaseAddress };

        using var response = await client.GetAsync("exit");

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
        Assert.Equal("\"cache\"", Assert.Single(response.Headers.GetValues("Clear-Site-Data")));
    }

    [Theory]
    [InlineData("weather.example.org")]
    [InlineData("/exit")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:password@example.org/")]
    public async Task Address_that_no_browser_should_follow_is_refused_at_start(string url)
    {
        var fault = await Assert.ThrowsAsync<SettingsException>(
            () => TestGateway.StartAsync(NoService, builder => builder.Configuration[ExitSettings.Key] = url));

        Assert.StartsWith("MAP_EXIT_URL is ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("such as https://", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("password", fault.Message, StringComparison.Ordinal);
    }
}
