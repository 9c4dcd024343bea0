using Map.Contract;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.Desk;

/// <summary>The key: asked for, kept for the tab, and nowhere else.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class KeyTests(RehearsedMap map)
{
    const string Stored = "() => sessionStorage.getItem('desk-key')";

    [Fact]
    public async Task Wrong_key_is_said_with_how_to_mend_it_and_kept_nowhere()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/desk");
        await page.EnterAsync("map_no_key_of_this_map_at_all");
        await page.WaitForSelectorAsync("#desk-key-wrong");

        Assert.Contains("ask an admin for a new one", await page.InnerTextAsync("#desk-key-wrong"), StringComparison.Ordinal);
        Assert.Equal("true", await page.GetAttributeAsync(Reviewer.Key, "aria-invalid"));
        Assert.Equal("desk-key", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Null(await page.EvaluateAsync<string?>(Stored));

        await page.EnterAsync("a key with spaces");
        await page.GetByText("This is not a whole key").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Key_stays_in_the_tab_and_goes_nowhere_but_to_the_map()
    {
        var key = await map.KeyAsync(Role.Reviewer);
        var page = await map.NewPageAsync();
        var requests = new List<Microsoft.Playwright.IRequest>();
        page.Context.Request += (_, request) => requests.Add(request);
        var before = map.Log.Lines.Count;
        await page.GotoAsync("/en/desk");
        await page.EnterAsync(key);
        await page.WaitForSelectorAsync(Reviewer.Views);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(Reviewer.Views);

        Assert.Equal(key, await page.EvaluateAsync<string?>(Stored));
        Assert.DoesNotContain(requests, request => request.Url.Contains(key, StringComparison.Ordinal) || request.PostData?.Contains(key, StringComparison.Ordinal) == true);
        Assert.Contains(requests, request => request.Method == "POST" && request.Headers.GetValueOrDefault("authorization") == $"Bearer {key}");
        Assert.All(requests, request => Assert.Equal(map.Address.Authority, new Uri(request.Url).Authority));
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + (await caches.keys()).length + (await indexedDB.databases()).length"));
        Assert.DoesNotContain(map.Log.Lines.Skip(before), line => line.Contains(key, StringComparison.Ordinal));

        // Another tab knows nothing of it.
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/en/desk");
        await other.WaitForSelectorAsync(Reviewer.Key);

        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Leave and forget the key" }).ClickAsync();
        await page.WaitForSelectorAsync(Reviewer.Key);
        Assert.Null(await page.EvaluateAsync<string?>(Stored));
        Assert.Equal("", await page.InputValueAsync(Reviewer.Key));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Leaving_the_site_at_once_forgets_it()
    {
        var page = await map.SitDownAsync();
        foreach (var _ in Enumerable.Range(0, 3))
            await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync("about:blank");
        await page.GotoAsync("/en/desk");
        await page.WaitForSelectorAsync(Reviewer.Key);
        Assert.Null(await page.EvaluateAsync<string?>(Stored));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Role.Contributor, "To check again,History,Import a list")]
    [InlineData(Role.Reviewer, "Suggestions,To check again,History,The same twice,Import a list")]
    [InlineData(Role.Admin, "Suggestions,To check again,History,The same twice,Import a list,Keys of people")]
    public async Task Views_are_those_that_the_key_may_use(Role role, string views)
    {
        var page = await map.SitDownAsync(role);
        Assert.Equal(views, string.Join(',', await page.Locator(Reviewer.Views).AllInnerTextsAsync()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Key_that_is_closed_meanwhile_ends_the_work()
    {
        var made = await map.Keys.CreateAsync(Role.Reviewer, [], "Closed while at work", CancellationToken.None);
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/desk");
        await page.EnterAsync(made.Secret);
        await page.WaitForSelectorAsync(Reviewer.Views);
        Assert.True(await map.Keys.CloseAsync(made.Id, CancellationToken.None));
        // What is asked next; the desk may have asked by itself before.
        await page.EvaluateAsync("location.hash = '#/twins'");
        await page.WaitForSelectorAsync("#desk-key-wrong");
        Assert.Null(await page.EvaluateAsync<string?>(Stored));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Desk_in_a_language_that_it_does_not_speak_is_marked_as_english()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/ar/desk");
        await page.WaitForSelectorAsync(Reviewer.Key);
        Assert.Equal(("en", "ltr"), (await page.GetAttributeAsync("#desk", "lang"), await page.GetAttributeAsync("#desk", "dir")));
        await page.Context.CloseAsync();
    }
}
