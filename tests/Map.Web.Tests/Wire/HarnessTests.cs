using Map.Web.Tests.Running;

namespace Map.Web.Tests.Wire;

/// <summary>What measures the wire sees what it should: a test of silence would pass with a deaf one.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class HarnessTests(RehearsedMap map)
{
    [Fact]
    public async Task Proxy_counts_what_the_browser_sends_and_gets()
    {
        await using var proxy = CountingProxy.Start(map.Address);
        var page = await map.NewPageAsync();
        await page.GotoAsync($"{proxy.Address}en/");
        var seen = proxy.Seen;
        Assert.True(seen.Connections > 0);
        Assert.InRange(seen.Received, 4_000, 1_000_000);
        Assert.InRange(seen.Sent, 200, 20_000);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Log_of_the_network_has_look_ups_and_connections()
    {
        using var profile = new ProfileFolder();
        var file = Path.Combine(profile.Path, "net.json");
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, map.Address, null, NetLog.Argument(file));
        var page = context.Pages[0];
        await page.GotoAsync("/en/");
        // Something that a page of ours never does.
        await page.GotoAsync("about:blank");
        await page.EvaluateAsync("() => fetch('http://elsewhere.invalid/').catch(() => {})");
        await context.CloseAsync();

        var log = await NetLog.ReadAsync(file);

        Assert.Contains(log.Connected, address => address == map.Address.Authority);
        Assert.Contains(log.LookedUp, host => host.Contains("elsewhere.invalid", StringComparison.Ordinal));
    }

    [NamespaceFact]
    public async Task Browser_in_a_namespace_reaches_the_map_by_its_proxy_and_nothing_without_it()
    {
        using var inside = NetworkNamespace.Create();
        using var profile = new ProfileFolder();
        var proxy = CountingProxy.Start(map.Address, inside.Listener());
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, proxy.Address, inside.Program);
        var page = context.Pages[0];
        Assert.Equal(200, (await page.GotoAsync("/en/"))!.Status);
        await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => page.GotoAsync(map.Address.ToString()));

        await proxy.DisposeAsync();

        await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => page.GotoAsync("/en/"));
        await context.CloseAsync();
    }
}
