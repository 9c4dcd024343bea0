using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone.Typing;

/// <summary>What happens to the page, the network or the gateway while somebody writes. Each leaves the page open again.</summary>
sealed class Accidents(KilledGateway gateway, Random random)
{
    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(120);

    /// <summary>While somebody types. Without scripts only the browser keeps what is typed, in its history.</summary>
    public IReadOnlyList<(string Name, Func<Typist, Task> Happen)> WhileTyping(bool hasScripts) => hasScripts
        ?
        [
            ("nothing", _ => Task.CompletedTask), ("reloaded", ReloadAsync), ("opened anew", OpenAnewAsync), ("back and forth", BackAsync),
            ("reloaded without a network", ReloadOfflineAsync), ("reloaded without a gateway", ReloadWithoutGatewayAsync),
        ]
        : [("nothing", _ => Task.CompletedTask), ("back and forth", BackAsync), ("away without a network", AwayOfflineAsync), ("away without a gateway", AwayWithoutGatewayAsync)];

    /// <summary>While it is sent. It may have been taken or not, and is sent again.</summary>
    public IReadOnlyList<(string Name, Func<Typist, Task> Happen)> WhileSending(bool hasScripts) => hasScripts
        ?
        [
            ("nothing", _ => Task.CompletedTask), ("sent twice", SendTwiceAsync), ("network cut before", SendOfflineAsync), ("answer lost", LoseAnswerAsync),
            ("gateway killed", KillGatewayAsync), ("reloaded", typist => PressAndAsync(typist, typist.OpenAsync)),
            ("back and forth", typist => PressAndAsync(typist, () => BackAndForthAsync(typist))), ("refused for the moment", RefuseAsync),
        ]
        :
        [
            ("nothing", _ => Task.CompletedTask), ("sent twice", SendTwiceAsync), ("network cut before", SendOfflineAsync), ("answer lost", LoseAnswerAsync),
            ("gateway killed", KillGatewayAsync), ("a fault", FaultAsync), ("sent, back, and sent again", BackAfterReceiptAsync),
        ];

    static async Task ReloadAsync(Typist typist)
    {
        await typist.Page.ReloadAsync();
        await typist.ReadyAsync();
    }

    // The page goes, and its address is opened again in the same tab.
    static async Task OpenAnewAsync(Typist typist)
    {
        await typist.Page.GotoAsync("about:blank");
        await typist.OpenAsync();
    }

    static async Task BackAsync(Typist typist)
    {
        await typist.Page.ClickAsync(".wordmark");
        await typist.Page.WaitForLoadStateAsync();
        await typist.Page.GoBackAsync();
        await typist.ReadyAsync();
    }

    static async Task ReloadOfflineAsync(Typist typist)
    {
        await typist.Page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAsync<PlaywrightException>(() => typist.Page.ReloadAsync());
        await typist.Page.Context.SetOfflineAsync(false);
        await typist.OpenAsync();
    }

    async Task ReloadWithoutGatewayAsync(Typist typist)
    {
        await gateway.KillAsync();
        await Assert.ThrowsAsync<PlaywrightException>(() => typist.Page.ReloadAsync());
        await gateway.StartAsync();
        await typist.OpenAsync();
    }

    static async Task AwayOfflineAsync(Typist typist)
    {
        await typist.Page.Context.SetOfflineAsync(true);
        await IntoNothingAsync(typist, () => typist.Page.ClickAsync(".wordmark"));
        await typist.Page.Context.SetOfflineAsync(false);
        await ReturnAsync(typist);
    }

    async Task AwayWithoutGatewayAsync(Typist typist)
    {
        await gateway.KillAsync();
        await IntoNothingAsync(typist, () => typist.Page.ClickAsync(".wordmark"));
        await gateway.StartAsync();
        await ReturnAsync(typist);
    }

    static async Task SendTwiceAsync(Typist typist)
    {
        await typist.PressAsync(times: 2);
        await typist.Page.WaitForLoadStateAsync();
        await typist.SettledAsync();
    }

    static async Task SendOfflineAsync(Typist typist)
    {
        await typist.Page.Context.SetOfflineAsync(true);
        if (typist.HasScripts) await typist.PressAndWaitAsync();
        else await IntoNothingAsync(typist, () => typist.PressAsync());
        await typist.Page.Context.SetOfflineAsync(false);
        if (!typist.HasScripts) await ReturnAsync(typist);
    }

    // The request arrives, and its answer does not.
    static async Task LoseAnswerAsync(Typist typist)
    {
        await using (await RoutedAsync(typist, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync("internetdisconnected");
        }))
        {
            if (typist.HasScripts) await typist.PressAndWaitAsync();
            else await IntoNothingAsync(typist, () => typist.PressAsync());
        }

        if (!typist.HasScripts) await ReturnAsync(typist);
    }

    // At a moment before, while or after the gateway works on it.
    async Task KillGatewayAsync(Typist typist)
    {
        await typist.PressAsync();
        await Task.Delay(LongestPause * random.NextDouble(), TimeProvider.System);
        await gateway.KillAsync();
        if (typist.HasScripts)
        {
            await typist.SettledAsync();
            await gateway.StartAsync();
            return;
        }

        // An error of the browser, or the answer, if that was faster.
        await Patience.UntilAsync(
            async () => typist.Page.Url.StartsWith("chrome-error:", StringComparison.Ordinal) || await IsAnsweredAsync(typist), "an error or an answer");
        await gateway.StartAsync();
        if (typist.Page.Url.StartsWith("chrome-error:", StringComparison.Ordinal)) await ReturnAsync(typist);
    }

    /// <summary>Something happens at a moment while it is sent, unless the receipt is there: who has it is done.</summary>
    public async Task PressAndAsync(Typist typist, Func<Task> happen)
    {
        await typist.PressAsync();
        await Task.Delay(LongestPause * random.NextDouble(), TimeProvider.System);
        if (await typist.ReceiptAsync() is not null) return;
        await happen();
        await typist.LookAsync();
    }

    static async Task BackAndForthAsync(Typist typist)
    {
        await typist.Page.GoBackAsync();
        await typist.Page.GoForwardAsync();
        await typist.ReadyAsync();
    }

    // The answer is a page of this site without the form: too many requests, or too much at once.
    static async Task RefuseAsync(Typist typist)
    {
        await using (await RoutedAsync(typist, async route =>
        {
            var page = await typist.Page.Context.APIRequest.GetAsync(
                new Uri(typist.Address, "/en/nothing-is-here").ToString(), new() { Headers = new Dictionary<string, string> { ["Accept"] = "text/html" } });
            await route.FulfillAsync(new() { Status = 429, ContentType = "text/html; charset=utf-8", Body = await page.TextAsync() });
        }))
            await typist.PressAndWaitAsync();
    }

    // The server gives the form back with what is wrong.
    static async Task FaultAsync(Typist typist)
    {
        var before = await typist.Page.InputValueAsync("#f-website");
        await typist.Page.FillAsync("#f-website", "no address");
        await typist.PressAndWaitAsync();
        Assert.Equal("no address", await typist.Page.InputValueAsync("#f-website"));
        await typist.Page.FillAsync("#f-website", before);
    }

    static async Task BackAfterReceiptAsync(Typist typist)
    {
        var receipt = await typist.SendAsync();
        while (await typist.Page.Locator("#f-comment").CountAsync() == 0) await typist.Page.GoBackAsync();
        Assert.Equal(receipt, await typist.SendAsync());
    }

    static async Task<bool> IsAnsweredAsync(Typist typist)
    {
        try
        {
            return await typist.Page.Locator(".receipt .code, form.suggest [name=twins], form.suggest [name=spot]").CountAsync() > 0;
        }
        catch (PlaywrightException)
        {
            // It is just being replaced.
            return false;
        }
    }

    // The browser shows its own error.
    static async Task IntoNothingAsync(Typist typist, Func<Task> go)
    {
        await go();
        await typist.Page.WaitForURLAsync("chrome-error://**", new() { WaitUntil = WaitUntilState.Commit });
    }

    static async Task ReturnAsync(Typist typist)
    {
        await typist.Page.GoBackAsync();
        await typist.ReadyAsync();
    }

    static async Task<IAsyncDisposable> RoutedAsync(Typist typist, Func<IRoute, Task> answer)
    {
        var page = typist.Page;
        Func<string, bool> sending = url => url.EndsWith("/suggest?send", StringComparison.Ordinal);
        // What shows twins as one types has the same address.
        await page.RouteAsync(sending, route =>
            route.Request.Method == "POST" && route.Request.PostData?.StartsWith("step=similar", StringComparison.Ordinal) != true ? answer(route) : route.ContinueAsync());
        return new Routed(() => page.UnrouteAsync(sending));
    }

    sealed class Routed(Func<Task> end) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await end();
    }
}
