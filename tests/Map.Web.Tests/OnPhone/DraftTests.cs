using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone;

/// <summary>What a tab keeps of a form until it is sent.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class DraftTests(RehearsedMap map)
{
    const string Form = "/en/suggest";
    const string Ready = "form.suggest[data-ready]";

    [Fact]
    public async Task Removed_draft_stays_removed()
    {
        var page = await map.NewPageAsync();
        await WriteAsync(page);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(Ready);
        Assert.Equal("Kitchen", await page.InputValueAsync("#f-name"));

        await page.RunAndWaitForResponseAsync(() => page.ClickAsync(".draft button"), response => response.Url.EndsWith(Form, StringComparison.Ordinal));
        await page.WaitForSelectorAsync(Ready);
        Assert.Equal("", await page.InputValueAsync("#f-name"));
        Assert.False(await page.IsCheckedAsync("input[value=office]"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => sessionStorage.length"));
    }

    [Fact]
    public async Task What_was_chosen_before_the_script_came_is_newer_than_the_draft()
    {
        var page = await map.NewPageAsync();
        await WriteAsync(page);
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/assets/app-*.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(Form, new() { WaitUntil = WaitUntilState.Commit });
        await page.CheckAsync("input[value=support_group]");
        chosen.SetResult();
        await page.WaitForSelectorAsync(Ready);

        Assert.True(await page.IsCheckedAsync("input[value=support_group]"));
        Assert.Equal("Kitchen", await page.InputValueAsync("#f-name"));
    }

    static async Task WriteAsync(IPage page)
    {
        await page.GotoAsync(Form);
        await page.WaitForSelectorAsync(Ready);
        await page.CheckAsync("input[value=office]");
        await page.FillAsync("#f-name", "Kitchen");
    }
}
