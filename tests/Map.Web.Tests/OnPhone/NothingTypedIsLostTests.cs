using System.Globalization;
using Map.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.OnPhone;

/// <summary>Whatever happens to a page or the network while somebody writes a suggestion: the text is still there, and there is exactly one suggestion.
/// </summary>
[Collection(RehearsalCollection.Name)]
public sealed class NothingTypedIsLostTests(RehearsedMap map, ITestOutputHelper output)
{
    /// <summary>How many moments are tried of each kind; the goal is measured with 100.</summary>
    const string MomentsKey = "MAP_MOMENTS";

    const string Seed = "nothing typed is lost";

    static int Moments => int.TryParse(Environment.GetEnvironmentVariable(MomentsKey), CultureInfo.InvariantCulture, out var moments) ? moments : 12;

    [Fact]
    public async Task With_scripts()
    {
        Func<IPage, Task>[] accidents = [ReloadAsync, GoneAsync, BackAndForthAsync, NothingAsync];
        var random = new Random(Seed.Length);
        for (var moment = 0; moment < Moments; moment++)
        {
            var page = await map.NewPageAsync();
            var text = $"{Text}, with scripts, moment {moment}.";
            await OpenAsync(page);
            // Something happens at a random letter, and the rest is typed after it.
            var at = random.Next(1, text.Length);
            await page.Locator("#f-comment").PressSequentiallyAsync(text[..at]);
            page = await AfterAsync(page, accidents[moment % accidents.Length]);
            Assert.Equal(text[..at], await page.InputValueAsync("#f-comment"));
            await page.FocusAsync("#f-comment");
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.TypeAsync(text[at..]);
            // The network is cut before, or while the answer is on its way; then it is sent again.
            if (moment % 3 > 0)
                await SendIntoNothingAsync(page, isBefore: moment % 3 == 1);
            Assert.Equal(text, await page.InputValueAsync("#f-comment"));
            await page.EvaluateAsync("() => { const send = document.querySelector('.send'); send.click(); send.click(); }");
            await page.WaitForSelectorAsync(".receipt .code");
            Assert.Equal(1, await CountAsync(text));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('draft:')).length"));
            await page.Context.CloseAsync();
        }

        output.Note(Seed, "moments with scripts", $"{Moments}", "100, text kept, one suggestion");
    }

    [Fact]
    public async Task Without_scripts()
    {
        var random = new Random(Seed.Length);
        for (var moment = 0; moment < Moments; moment++)
        {
            var page = await map.NewPageAsync(new() { JavaScriptEnabled = false });
            var text = $"{Text}, without scripts, moment {moment}.";
            await page.GotoAsync(await AddressAsync());
            var at = random.Next(1, text.Length);
            await page.Locator("#f-comment").PressSequentiallyAsync(text[..at]);
            // Away by a link, and back: the browser has what was typed.
            await page.ClickAsync(".wordmark");
            await page.GoBackAsync();
            Assert.Equal(text[..at], await page.InputValueAsync("#f-comment"));
            await page.FillAsync("#f-comment", text);
            if (moment % 2 == 1)
            {
                // A fault: the form comes back with what is wrong.
                await page.FillAsync("#f-website", "no address");
                await SendAsync(page);
                Assert.Equal((text, "no address"), (await page.InputValueAsync("#f-comment"), await page.InputValueAsync("#f-website")));
                await page.FillAsync("#f-website", "");
                await page.FillAsync("#f-website", await page.GetAttributeAsync("input[name=was-website]", "value") ?? "");
            }
            else if (moment % 4 == 2)
            {
                // The network is cut, and the browser shows its own error; back has the form.
                await page.Context.SetOfflineAsync(true);
                await page.ClickAsync(".send");
                await page.WaitForURLAsync("chrome-error://**", new() { WaitUntil = WaitUntilState.Commit });
                await page.Context.SetOfflineAsync(false);
                await page.GoBackAsync();
                Assert.Equal(text, await page.InputValueAsync("#f-comment"));
            }

            await SendAsync(page);
            await page.WaitForSelectorAsync(".receipt .code");
            var receipt = await page.TextContentAsync(".receipt .code");
            // Back, and the same again: the same receipt, and no second suggestion.
            if (moment % 2 == 0)
            {
                await page.GoBackAsync();
                Assert.Equal(text, await page.InputValueAsync("#f-comment"));
                await SendAsync(page);
                Assert.Equal(receipt, await page.TextContentAsync(".receipt .code"));
            }

            Assert.Equal(1, await CountAsync(text));
            await page.Context.CloseAsync();
        }

        output.Note(Seed, "moments without scripts", $"{Moments}", "100, text kept, one suggestion");
    }

    [Fact]
    public async Task Leaving_removes_what_was_typed_and_forgetting_too()
    {
        var page = await map.NewPageAsync();
        await OpenAsync(page);
        await page.FillAsync("#f-comment", "A secret");
        await page.ClickAsync("a.exit");
        await page.WaitForURLAsync("about:blank");
        await OpenAsync(page);
        Assert.Equal("", await page.InputValueAsync("#f-comment"));
        Assert.DoesNotContain("secret", await page.EvaluateAsync<string>("() => JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Twins_appear_as_one_types()
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/suggest");
        await page.WaitForFunctionAsync("() => document.querySelector('form.suggest').dataset.ready !== undefined");
        await page.Locator("#f-name").PressSequentiallyAsync("Bail for Immigration Det");
        await page.WaitForSelectorAsync("#twins a");
        Assert.Contains("Bail for Immigration Detainees", await page.InnerTextAsync("#twins"), StringComparison.Ordinal);
        await page.FillAsync("#f-name", "Zq");
        await page.WaitForSelectorAsync("#twins a", new() { State = WaitForSelectorState.Detached });
        await page.Context.CloseAsync();
    }

    static readonly Func<string, bool> Sending = url => url.EndsWith("/suggest?send", StringComparison.Ordinal);

    const string Text = "The telephone number is wrong: \"it rings in a shop\" <b>\u0645\u0631\u062d\u0628\u0627</b>";

    static async Task ReloadAsync(IPage page) => await page.ReloadAsync();

    // The page goes, as on a phone without memory, and its address is opened again in the same tab.
    static async Task GoneAsync(IPage page)
    {
        var address = page.Url;
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
    }

    static async Task BackAndForthAsync(IPage page)
    {
        await page.ClickAsync(".wordmark");
        await page.WaitForLoadStateAsync();
        await page.GoBackAsync();
    }

    static Task NothingAsync(IPage page) => Task.CompletedTask;

    static async Task<IPage> AfterAsync(IPage page, Func<IPage, Task> accident)
    {
        await accident(page);
        await ReadyAsync(page);
        return page;
    }

    static async Task SendIntoNothingAsync(IPage page, bool isBefore)
    {
        await page.RouteAsync(Sending, async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            // The request arrives, and its answer does not.
            if (!isBefore)
                await route.FetchAsync();
            await route.AbortAsync("internetdisconnected");
        });
        await page.ClickAsync(".send");
        await page.WaitForFunctionAsync("() => document.querySelector('.draft').textContent !== '' && !document.querySelector('.send').disabled");
        await page.UnrouteAsync(Sending);
    }

    static async Task SendAsync(IPage page)
    {
        // By a mark that the page that comes back has not.
        await page.EvaluateAsync("() => document.documentElement.dataset.sent = ''");
        await page.ClickAsync(".send");
        await page.WaitForSelectorAsync("html:not([data-sent]) .bottom p");
    }

    async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(await AddressAsync());
        await ReadyAsync(page);
    }

    static Task ReadyAsync(IPage page) => page.WaitForFunctionAsync("() => document.querySelector('form.suggest')?.dataset.ready !== undefined");

    Task<string> AddressAsync() => SeedIds.FillAsync(map, "/en/places/{group}/suggest");

    Task<long> CountAsync(string text) => map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE comment = $1", text);
}
