using System.Text;
using Map.Web.Tests.Running;
using Map.Web.Tests.Wire;
using Xunit.Abstractions;

namespace Map.Web.Tests.OnPhone;

/// <summary>Take it along: what was kept works without a network, and what was forgotten is gone.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class KeepingTests(RehearsedMap map, ITestOutputHelper output)
{
    [NamespaceFact]
    public async Task Without_any_network_everything_kept_works()
    {
        using var inside = NetworkNamespace.Create();
        using var profile = new ProfileFolder();
        var proxy = CountingProxy.Start(map.Address, inside.Listener());
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, proxy.Address, inside.Program);
        await context.GrantPermissionsAsync(["geolocation"]);
        await context.SetGeolocationAsync(new() { Latitude = 50.95f, Longitude = 1.86f });
        var page = context.Pages[0];
        await Phone.KeepAsync(page, "FR");
        await proxy.DisposeAsync();

        await Phone.OpenAsync(page);
        await Phone.TypeAsync(page, "Calais");
        await page.ClickAsync("button.near");
        await page.WaitForSelectorAsync(".results.help .card");
        await page.Locator(".card h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("article.place");
        await page.GotoAsync("/en/?kinds=detention_centre&regions=FR");
        await page.WaitForSelectorAsync(".results .card");
        Assert.NotEmpty(await page.PdfAsync());
        foreach (var language in map.WholeLanguages)
        {
            await Phone.OpenAsync(page, language);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            await Phone.TypeAsync(page, "Calais");
        }

        await page.GotoAsync("/en/keep");
        await page.WaitForSelectorAsync(".packs .kept");
        await page.GotoAsync("/en/data");
        await page.GetByText(map.Say("en")["error.offline.help"]).WaitForAsync();
        await context.CloseAsync();
        output.Note("no network", "find, near, filter, open, print, change language, after one visit", "all", "all");
    }

    [Fact]
    public async Task Kept_map_is_opened_without_asking_the_server_what()
    {
        var page = await map.NewPageAsync();
        await Phone.KeepAsync(page, "FR");
        var asked = new List<string>();
        var answered = new List<string>();
        page.Context.Response += (_, response) => (response.FromServiceWorker ? answered : asked).Add(new Uri(response.Url).PathAndQuery);
        await Phone.OpenAsync(page);
        await Phone.TypeAsync(page, "Calais");
        await page.GotoAsync("/en/?services=food");
        await page.WaitForSelectorAsync(".results .card");

        Assert.Contains("/en/?services=food", answered);
        // The browser looks whether there is a new worker.
        Assert.All(asked, path => Assert.Equal("/sw.js", path));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_phone_has_not_is_had_from_the_server()
    {
        var page = await map.NewPageAsync();
        await Phone.KeepAsync(page, "FR");

        // A place that the kept pack has not, asked for by a press; a language that is not kept; a filter that the phone does not know.
        await page.GotoAsync(await SeedIds.FillAsync(map, "/en/places/{group}"));
        await page.ClickAsync("[role=alert] button");
        await page.WaitForSelectorAsync("article.place h1");
        Assert.DoesNotContain("reader", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/hr/");
        Assert.Equal("hr", await page.GetAttributeAsync("html", "lang"));
        Assert.True(await page.IsVisibleAsync(".countries"));
        var organisation = await SeedIds.FillAsync(map, "{organisation}");
        await page.GotoAsync("/en/?organisations=" + Convert.ToBase64String(Encoding.UTF8.GetBytes($"Organisation:{organisation}")));
        await page.WaitForSelectorAsync(".results .card");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Update_asks_for_the_changes_alone()
    {
        var page = await map.NewPageAsync();
        await Phone.KeepAsync(page, "GB");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).PathAndQuery);

        await page.Locator("[data-pack='GB'] button").First.ClickAsync();
        await page.GetByText(map.Say("en")["keep.updated"]).WaitForAsync();

        Assert.Contains(asked, path => path.StartsWith("/packs/GB/changes?since=", StringComparison.Ordinal));
        Assert.DoesNotContain("/packs/GB.json", asked);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Plain_name_and_icon_are_there_from_the_first_byte()
    {
        var page = await map.NewPageAsync();
        await Phone.KeepAsync(page, "FR");
        await page.ClickAsync(".switch input");
        var name = map.Say("en")["keep.neutral.name"];
        await page.WaitForFunctionAsync("name => document.title === name", name);

        var response = await page.GotoAsync("/en/");

        var html = await response!.TextAsync();
        Assert.Contains($"<title>{name}</title>", html, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"icon\" href=\"/assets/plain", html, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Forgetting_leaves_nothing()
    {
        using var profile = new ProfileFolder();
        var context = await Chromium.LaunchWithProfileAsync(map.Playwright, profile.Path, map.Address);
        var page = context.Pages[0];
        await Phone.KeepAsync(page, "FR");
        await Phone.OpenAsync(page);
        await Phone.TypeAsync(page, "Calais");
        await page.GotoAsync("/en/keep");
        Assert.NotEqual(0, await Phone.StoredBytesAsync(page, map.Address));

        // A group in Calais, as the pack has it.
        const string group = "Calais Food Collective";
        Assert.NotEmpty(await profile.FilesWithAsync(group));

        await page.ClickAsync("button.alarm");
        await page.WaitForSelectorAsync(".forgotten");

        Assert.Equal(0, await Phone.StoredBytesAsync(page, map.Address));
        var left = await page.EvaluateAsync<int>("""
            async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length + localStorage.length
              + sessionStorage.length + (await indexedDB.databases()).length + (history.state === null ? 0 : 1)
            """);
        Assert.Equal(0, left);
        await context.CloseAsync();
        Assert.Empty(await profile.FilesWithAsync(group));
        output.Note("nothing left", "bytes stored after forgetting, by the browser's count", "0", "0");
    }
}
