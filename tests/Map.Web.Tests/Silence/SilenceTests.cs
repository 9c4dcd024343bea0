using Map.Web.Tests.OnPhone;
using Map.Web.Tests.Running;
using Map.Web.Tests.Wire;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.Silence;

/// <summary>Nobody but this host hears of a visit, and nothing that is kept names the town that was asked for.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class SilenceTests(RehearsedMap map, ITestOutputHelper output)
{
    const int Runs = 100;

    // Towns of the gazetteer that no place of the map is in, so that a page never names them unasked.
    static readonly string[] Towns = ["Maubeuge", "Chesterfield", "Wattrelos", "Basingstoke", "Roubaix", "Kettering", "Armentières", "Colmar"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "Figures")]
    public async Task Hundred_tasks_ask_no_other_host_and_no_address_names_a_town(bool withScripts)
    {
        using var profile = new ProfileFolder();
        var file = Path.Combine(profile.Path, "net.json");
        var before = map.Log.Count;
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, map.Address, null, NetLog.Argument(file));
        var requests = new List<IRequest>();
        context.Request += (_, request) => requests.Add(request);
        var chance = new Random(14);
        for (var run = 0; run < Runs / 2; run++)
        {
            var page = await context.NewPageAsync();
            if (!withScripts)
                await NoScriptsAsync(page);
            await OneTaskAsync(page, Towns[run % Towns.Length], chance, withScripts);
            await page.CloseAsync();
        }

        await context.CloseAsync();

        Assert.True(requests.Count >= Runs, "The tasks asked for less than they should.");
        Assert.DoesNotContain(requests.Select(request => new Uri(request.Url)), IsElsewhere);
        Assert.DoesNotContain(requests, request => Names(request.Url) || Names(request.Headers.GetValueOrDefault("referer", "")));
        var log = await NetLog.ReadAsync(file);
        // Less what a browser does by itself for any page, such as looking whether the machine has IPv6.
        Assert.Empty(log.Connected.Except(await ByItselfAsync()).Except([map.Address.Authority]));
        // Less what the browser's maker is asked by the browser itself; a page that asked it would be among the requests above.
        Assert.DoesNotContain(log.LookedUp, host => !host.Contains("127.0.0.1", StringComparison.Ordinal) && !OfTheBrowser.Contains(host));
        // With scripts nothing is sent that could name it.
        Assert.Equal(withScripts, requests.All(request => request.Method == "GET"));
        Assert.DoesNotContain(map.Log.Lines.Skip(before), Names);
        File.Delete(file);
        var how = withScripts ? "with scripts" : "without";
        output.Note("silence", $"requests, look-ups and connections to other hosts, {Runs / 2} tasks {how}", "0", "0");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Folder_of_the_browser_does_not_name_the_town_in_history_or_cache(bool withScripts)
    {
        using var profile = new ProfileFolder();
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, map.Address);
        var page = context.Pages[0];
        if (!withScripts)
            await NoScriptsAsync(page);
        await OneTaskAsync(page, Towns[0], new(1), withScripts);
        await page.GotoAsync("/en/?kinds=office");
        await context.CloseAsync();

        // The folder is what this test takes it for: it has the address of the list, which was opened like any.
        Assert.NotEmpty(await profile.FilesWithAsync("kinds=office"));
        // With scripts the browser's cache has the list of all towns. Without them its list of open tabs, by which it would open them again, has
        // the form that was sent; it goes when the tab is closed and the browser is started the next time.
        var expected = withScripts ? "Cache" : "Sessions";
        var found = await profile.FilesWithAsync(Towns[0]);
        Assert.DoesNotContain(found, name => !name.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>What the browser connects to when it opens a response without any content of ours.</summary>
    async Task<IReadOnlyCollection<string>> ByItselfAsync()
    {
        using var profile = new ProfileFolder();
        var file = Path.Combine(profile.Path, "net.json");
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, map.Address, null, NetLog.Argument(file));
        await context.Pages[0].GotoAsync("/health/live");
        await context.CloseAsync();
        return [.. (await NetLog.ReadAsync(file)).Connected];
    }

    /// <summary>Types a town, looks at the answer, opens a place of it, and goes on by the menu.</summary>
    static async Task OneTaskAsync(IPage page, string town, Random chance, bool withScripts)
    {
        await page.GotoAsync("/en/");
        if (withScripts)
            await Phone.ReadyAsync(page);
        await page.FillAsync("#q", town);
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync(".results .card");
        var places = page.Locator(".card h3 a");
        await places.Nth(chance.Next(await places.CountAsync())).ClickAsync();
        await page.WaitForLoadStateAsync();
        // Not back to the answer of the server: nothing stored it, so a browser would ask whether to send the form again.
        var menu = page.Locator("footer a[href^='/']");
        await menu.Nth(chance.Next(await menu.CountAsync())).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    static async Task NoScriptsAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
    }

    static readonly string[] OfTheBrowser =
        ["https://accounts.google.com", "https://content-autofill.googleapis.com", "https://update.googleapis.com", "https://optimizationguide-pa.googleapis.com"];

    bool IsElsewhere(Uri url) => url.Scheme is not ("data" or "blob" or "about") && url.Authority != map.Address.Authority;

    static bool Names(string text) => Towns.Any(town => Uri.UnescapeDataString(text).Contains(town, StringComparison.OrdinalIgnoreCase));
}
