using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>What is likely wrong by now, and what is done about it.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class StaleTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Entry_that_somebody_looked_at_is_confirmed_leaves_the_list_and_can_be_undone()
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("stale");
        var first = page.Locator(".rows > li").First;
        var name = await first.Locator("h3 bdi").InnerTextAsync();
        var place = await map.PlaceAsync(name);
        var before = (string?)(await map.NowAsync(place, "verifiedOn"))["verifiedOn"];

        await first.GetByRole(AriaRole.Button, new() { Name = "It is still right" }).ClickAsync();
        await page.GetByLabel("How do you know?").FillAsync("We rang them on Monday");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync($"{name}: confirmed.");

        Assert.Equal(0, await page.Locator(".rows > li").Filter(new() { Has = page.GetByText(name, new() { Exact = true }) }).CountAsync());
        var now = await map.NowAsync(place, "verifiedOn sources { citation }");
        Assert.Equal(DateOnly.FromDateTime(DateTime.UtcNow).ToString("O"), (string?)now["verifiedOn"]);
        Assert.Contains("We rang them on Monday", now["sources"]!.AsArray().Select(source => (string)source!["citation"]!));

        await page.ClickAsync(".told button");
        await page.HearsAsync("Undone: ");
        Assert.Equal(before, (string?)(await map.NowAsync(place, "verifiedOn"))["verifiedOn"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Link_for_a_group_is_shown_once_and_opens()
    {
        var page = await map.SitDownAsync(Role.Contributor);
        await page.OpenAsync("stale");
        await page.GetByLabel("What").SelectOptionAsync("SUPPORT_GROUP");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link for the group" }).First.ClickAsync();
        var link = await page.InnerTextAsync(".receipt .code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await page.Locator(".receipt").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.GotoAsync(link);
        Assert.Equal("Is this still right?", await page.InnerTextAsync("h1"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Only_places_of_the_region_are_listed_and_a_region_that_is_none_is_said_to_be()
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("stale");
        var region = page.GetByLabel("Region");
        await region.FillAsync("Atlantis");
        await region.PressAsync("Tab");
        await page.Locator("#region-wrong").WaitForAsync();

        await region.FillAsync("FR");
        await region.PressAsync("Tab");
        await page.Locator("#region-wrong").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Assertions.Expect(page.Locator(".rows > li").Filter(new() { HasNotText = ", FR" })).ToHaveCountAsync(0);
        await page.Locator(".rows > li").First.WaitForAsync();
        await page.Context.CloseAsync();
    }
}
