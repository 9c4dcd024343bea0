using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>Keys of people, made and closed by an admin.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class AccessTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Key_is_made_shown_once_frozen_thawed_and_closed()
    {
        var page = await map.SitDownAsync(Role.Admin);
        await page.OpenAsync("keys");
        await page.ClickAsync("summary:has-text('Make a key')");
        await page.GetByLabel("Whose key is it?").FillAsync("Kent visitors");
        await page.GetByLabel("What may it do?").SelectOptionAsync("REVIEWER");
        await page.GetByLabel("For which regions?").FillAsync("gb-ken fr-62");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the key" }).ClickAsync();
        var secret = await page.InnerTextAsync(".receipt .code");
        Assert.StartsWith("map_", secret, StringComparison.Ordinal);
        Assert.True(await WorksAsync(secret));

        await page.GetByRole(AriaRole.Button, new() { Name = "I have it: hide it" }).ClickAsync();
        await page.WaitForSelectorAsync("summary:has-text('Make a key')");
        Assert.DoesNotContain(secret, await page.ContentAsync(), StringComparison.Ordinal);
        var row = page.Locator(".rows > li", new() { HasText = "Kent visitors" });
        var text = await row.InnerTextAsync();
        Assert.All((string[])["Reviewer", "FR-62", "GB-KEN"], part => Assert.Contains(part, text, StringComparison.Ordinal));

        await row.GetByRole(AriaRole.Button, new() { Name = "Freeze" }).ClickAsync();
        await row.GetByLabel("Why?").FillAsync("Odd changes since noon");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync("The key of Kent visitors is frozen.");
        await row.GetByText("Odd changes since noon").WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Thaw" }).ClickAsync();
        await row.GetByLabel("Why?").FillAsync("It was a script of theirs");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync("The key of Kent visitors works again.");

        await row.GetByRole(AriaRole.Button, new() { Name = "Close for good" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Close for good" }).ClickAsync();
        await page.HearsAsync("The key of Kent visitors is closed.");
        Assert.False(await WorksAsync(secret));
        await page.Context.CloseAsync();
    }

    async Task<bool> WorksAsync(string key)
    {
        try
        {
            await map.AskAsync("{ suggestions(first: 1) { pageInfo { hasNextPage } } }", key: key);
            return true;
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("UNAUTHENTICATED", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
