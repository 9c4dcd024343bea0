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

    [Fact]
    public async Task Draft_of_a_merged_place_becomes_that_of_the_one_that_stays()
    {
        string[] places = [await IdAsync("Colnbrook"), await IdAsync("Brook House")];
        var page = await map.NewPageAsync();
        await page.GotoAsync($"/en/places/{places[0]}/suggest");
        await page.WaitForSelectorAsync(Ready);
        await page.FillAsync("#f-comment", "Kept");

        // Where the address of a merged place leads to.
        await page.GotoAsync($"/en/places/{places[1]}/suggest?from={places[0]}");
        await page.WaitForSelectorAsync(Ready);
        Assert.Equal("Kept", await page.InputValueAsync("#f-comment"));
        Assert.Equal([$"draft:{places[1]}"], await page.EvaluateAsync<string[]>("() => Object.keys(sessionStorage)"));

        // What comes back when it is merged before it is sent.
        var form = await map.Http.GetStringAsync($"en/places/{places[0]}/suggest");
        await page.RouteAsync(url => url.EndsWith("?send", StringComparison.Ordinal), route => route.FulfillAsync(
            new() { Status = 409, ContentType = "text/html", Body = form.Replace("</textarea>", "Still</textarea>", StringComparison.Ordinal) }));
        await page.ClickAsync(".send");
        await page.WaitForSelectorAsync($"form[data-draft='{places[0]}'][data-ready]");
        Assert.Equal([$"draft:{places[0]}"], await page.EvaluateAsync<string[]>("() => Object.keys(sessionStorage)"));
        await page.GotoAsync($"/en/places/{places[0]}/suggest");
        await page.WaitForSelectorAsync(Ready);
        Assert.Equal("Still", await page.InputValueAsync("#f-comment"));

        async Task<string> IdAsync(string name) =>
            (await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name LIKE $1 || '%' ORDER BY length(name) LIMIT 1", name)).ToString();
    }

    static async Task WriteAsync(IPage page)
    {
        await page.GotoAsync(Form);
        await page.WaitForSelectorAsync(Ready);
        await page.CheckAsync("input[value=office]");
        await page.FillAsync("#f-name", "Kitchen");
    }
}
