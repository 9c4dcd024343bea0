using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>The history of a place, and undoing one change of it.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class HistoryTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Change_is_found_looked_at_and_undone()
    {
        var place = await map.PlaceAsync("Brook House");
        await map.UpdateAsync(place, new { website = "https://odd.example/" }, await map.KeyAsync(Role.Contributor));
        var page = await OpenAsync(place);
        var first = page.Locator(".revisions > li").First;
        var text = await first.InnerTextAsync();
        Assert.Contains("A Contributor of the test, directly", text, StringComparison.Ordinal);
        Assert.Contains("We rang", text, StringComparison.Ordinal);
        Assert.Contains("https://odd.example/", text, StringComparison.Ordinal);

        await first.GetByRole(AriaRole.Button, new() { Name = "Undo this change" }).ClickAsync();
        await page.GetByText("fields go back:").Or(page.GetByText("field goes back:")).WaitForAsync();
        await page.GetByLabel("Why?").FillAsync("It is somebody else's address");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync("Undone: ");

        Assert.Equal(place.Website, (string?)(await map.NowAsync(place, "website"))["website"]);
        await page.Locator(".revisions > li").First.GetByText("It is somebody else's address").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_others_changed_since_stays_and_is_said()
    {
        var key = await map.KeyAsync(Role.Reviewer);
        var place = await map.PlaceAsync("Tinsley House");
        await map.UpdateAsync(place, new { website = "https://first.example/" }, key);
        await map.UpdateAsync(await map.PlaceAsync("Tinsley House"), new { website = "https://second.example/" }, key);
        var page = await OpenAsync(place);

        await page.Locator(".revisions > li").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Undo this change" }).ClickAsync();
        await page.GetByText("because others have changed it since").WaitForAsync();
        await page.GetByText("Website: changed by").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Contributor_reads_the_history_and_cannot_undo()
    {
        var page = await map.SitDownAsync(Role.Contributor);
        await page.OpenAsync("history");
        await FindAsync(page, await map.PlaceAsync("Dungavel"));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Undo this change" }).CountAsync());
        await page.Context.CloseAsync();
    }

    async Task<IPage> OpenAsync(Subject place)
    {
        var page = await map.SitDownAsync();
        await page.OpenAsync("history");
        await FindAsync(page, place);
        return page;
    }

    static async Task FindAsync(IPage page, Subject place)
    {
        await page.GetByLabel("Name of a place").FillAsync(place.Name);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".rows a", new() { HasText = place.Name }).First.ClickAsync();
        await page.WaitForSelectorAsync(".revisions > li");
    }
}
