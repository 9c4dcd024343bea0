using Map.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.OnPhone;

/// <summary>Leave this page: at once, and back shows nothing.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class LeavingTests(RehearsedMap map, ITestOutputHelper output)
{
    const int MostMilliseconds = 150;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_is_blank_at_once_with_and_without_network(bool isOnline)
    {
        var page = await map.NewPageAsync();
        await Phone.FetchMapAsync(page);
        await Phone.TypeAsync(page, "Calais");
        await page.Context.SetOfflineAsync(!isOnline);

        var milliseconds = await page.EvaluateAsync<double>("""
            () => {
              const start = performance.now();
              document.querySelector("a.exit").click();
              return document.documentElement.innerHTML === "" ? performance.now() - start : Infinity;
            }
            """);

        await page.WaitForURLAsync("about:blank");
        Assert.InRange(milliseconds, 0, MostMilliseconds);
        output.Note("nothing left", $"until the page is blank, {(isOnline ? "online" : "offline")}", $"{milliseconds:0.0} ms", "150 ms");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Shift_three_times_leaves_and_back_and_forward_show_nothing()
    {
        var page = await map.NewPageAsync();
        // Two documents, and views of the second.
        await page.GotoAsync("/en/keep");
        await Phone.FetchMapAsync(page);
        await Phone.TypeAsync(page, "Calais");
        await page.Locator(".card h3 a").First.ClickAsync();
        await page.WaitForSelectorAsync("article.place");
        for (var press = 0; press < 3; press++)
            await page.Keyboard.PressAsync("Shift");
        await page.WaitForURLAsync("about:blank");

        var documents = new List<string>();
        page.FrameNavigated += (_, frame) => documents.Add(frame.Url);
        foreach (var go in (Func<Task>[])[() => page.GoBackAsync(), () => page.GoBackAsync(), () => page.GoForwardAsync(), () => page.GoForwardAsync()])
        {
            // What it leads to blanks itself, and goes on to the empty page.
            await go();
            await page.WaitForFunctionAsync("() => location.href === 'about:blank' && (document.body?.innerText ?? '').trim() === ''");
        }

        Assert.Contains(documents, url => url.EndsWith("/en/keep", StringComparison.Ordinal));

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Shift_twice_and_a_letter_does_not_leave()
    {
        var page = await map.NewPageAsync();
        await Phone.OpenAsync(page);
        foreach (var key in (string[])["Shift", "Shift", "c", "Shift"])
            await page.PressAsync("#q", key);

        Assert.Equal("c", await page.InputValueAsync("#q"));
        Assert.NotEqual("about:blank", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Site_opened_anew_in_the_same_tab_shows_again()
    {
        var page = await map.NewPageAsync();
        await Phone.OpenAsync(page);
        await page.ClickAsync("a.exit");
        await page.WaitForURLAsync("about:blank");

        await Phone.OpenAsync(page);

        Assert.True(await page.IsVisibleAsync("h1"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_back_does_not_show_the_answer()
    {
        var page = await map.NewPageAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync("/en/");
        await page.FillAsync("#q", "Calais");
        await page.RunAndWaitForResponseAsync(() => page.PressAsync("#q", "Enter"), response => response.Request.Method == "POST");
        await page.WaitForSelectorAsync(".card");
        await page.ClickAsync("a.exit");
        await page.WaitForURLAsync("**/exit");
        Assert.DoesNotContain("Map", await page.TitleAsync(), StringComparison.Ordinal);

        // The browser would have to send the form again, and asks first.
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GoBackAsync());

        Assert.Equal(0, await page.Locator(".card").CountAsync());
        await page.Context.CloseAsync();
    }
}
