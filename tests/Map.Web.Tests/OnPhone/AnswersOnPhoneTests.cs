using Map.Web.Tests.Running;
using Map.Web.Tests.Wire;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.OnPhone;

/// <summary>With scripts the map answers on the phone: the server learns which pack, and nothing else.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class AnswersOnPhoneTests(RehearsedMap map, ITestOutputHelper output)
{
    const int Positions = 1_000;

    static readonly string[] Towns = ["Dunkerque", "Calais", "Dover", "London", "Paris", "Lille", "Glasgow", "Berlin", "Lampedusa", "Melilla"];

    [Theory]
    [InlineData("Calais")]
    [InlineData("Dover")]
    [InlineData("Paris")]
    public async Task List_of_the_phone_reads_as_that_of_the_server(string town)
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/");
        await page.FillAsync("#q", town);
        await page.RunAndWaitForResponseAsync(
            () => page.EvalOnSelectorAsync("form.find", "form => form.submit()"), response => response.Request.Method == "POST");
        await Phone.ReadyAsync(page);
        var byServer = await Phone.TextAsync(page, ".results.help, .results.rest");
        Assert.NotEmpty(byServer);

        await Phone.FetchMapAsync(page);
        await Phone.TypeAsync(page, town);

        Assert.Equal(byServer, await Phone.TextAsync(page, ".results.help, .results.rest"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Thousand_positions_send_not_one_byte()
    {
        await using var proxy = CountingProxy.Start(map.Address);
        var page = await map.NewPageAsync(new() { BaseURL = proxy.Address.ToString(), Permissions = ["geolocation"] });
        await Phone.FetchMapAsync(page);
        var before = proxy.Seen;
        var chance = new Random(14);
        for (var number = 0; number < Positions; number++)
        {
            await page.Context.SetGeolocationAsync(new() { Latitude = (float)(35 + (chance.NextDouble() * 25)), Longitude = (float)(-8 + (chance.NextDouble() * 30)) });
            await page.ClickAsync("button.near");
        }

        await page.WaitForSelectorAsync(".results .card");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal(default, proxy.Seen - before);
        output.Note("silence", $"bytes on the wire for {Positions} positions, after the map was fetched", "0", "equal traffic");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Visits_for_different_towns_are_the_same_on_the_wire()
    {
        var seen = new List<Traffic>();
        foreach (var town in Towns)
        {
            await using var proxy = CountingProxy.Start(map.Address);
            var page = await map.NewPageAsync(new() { BaseURL = proxy.Address.ToString() });
            await Phone.FetchMapAsync(page);
            await Phone.TypeAsync(page, town);
            await page.ClickAsync("button.touch");
            await page.WaitForSelectorAsync(".leaflet-container");
            await page.Locator(".card h3 a").First.ClickAsync();
            await page.WaitForSelectorAsync("article.place");
            await page.GoBackAsync();
            await page.Context.CloseAsync();
            seen.Add(proxy.Seen);
        }

        // How many connections a browser opens is up to chance, but not what goes through them.
        Assert.Single(seen.Select(traffic => (traffic.Sent, traffic.Received)).Distinct());
    }

    [Fact]
    public async Task Neither_address_nor_title_nor_history_tells_what_was_looked_for()
    {
        var page = await map.NewPageAsync();
        await Phone.FetchMapAsync(page);
        var title = await page.TitleAsync();
        await Phone.TypeAsync(page, "Dunkerque");
        await page.PressAsync("#q", "Enter");
        await page.Locator(".card h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("article.place");

        Assert.Equal(new Uri(map.Address, "en/"), new Uri(page.Url));
        Assert.Equal(title, await page.TitleAsync());
        var session = await page.Context.NewCDPSessionAsync(page);
        var history = (await session.SendAsync("Page.getNavigationHistory"))!.Value.GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("url").GetString()!).Where(url => url != "about:blank").ToList();
        Assert.NotEmpty(history);
        Assert.All(history, url => Assert.Equal(new Uri(map.Address, "en/"), new Uri(url)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Back_leads_through_the_views()
    {
        var page = await map.NewPageAsync();
        await Phone.FetchMapAsync(page);
        await Phone.TypeAsync(page, "Calais");
        var answer = await Phone.TextAsync(page, ".results");
        await page.Locator(".card h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("article.place");

        await page.GoBackAsync();
        Assert.Equal(answer, await Phone.TextAsync(page, ".results"));
        Assert.Equal("Calais", await page.InputValueAsync("#q"));

        await page.GoBackAsync();
        Assert.True(await page.IsVisibleAsync(".countries"));
        Assert.Equal("", await page.InputValueAsync("#q"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_the_pack_the_server_is_asked_only_by_a_press()
    {
        var page = await map.NewPageAsync();
        await page.RouteAsync("**/packs**", route => route.AbortAsync());
        await Phone.OpenAsync(page);
        var posts = new List<IRequest>();
        page.Request += (_, request) => posts.AddRange(request.Method == "POST" ? [request] : []);
        await page.FillAsync("#q", "Calais");
        await page.PressAsync("#q", "Enter");
        await page.WaitForSelectorAsync("[role=alert] button");
        Assert.Empty(posts);

        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("[role=alert] button"), response => response.Request.Method == "POST");

        await page.WaitForSelectorAsync(".results.help .card");
        Assert.Single(posts);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Choices_say_how_many_places_they_leave()
    {
        var page = await map.NewPageAsync();
        await Phone.FetchMapAsync(page);
        await page.EvalOnSelectorAllAsync("details", "all => all.forEach(details => details.open = true)");
        var choice = page.Locator("label:has(input[name=services][value=legal_advice])");
        var count = int.Parse(await choice.Locator(".count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await choice.ClickAsync();

        await page.WaitForFunctionAsync(
            "count => document.querySelector('main > div h1')?.textContent.match(/\\d+/)?.[0] === count", count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new Uri(map.Address, "en/"), new Uri(page.Url));
        await page.Context.CloseAsync();
    }
}
