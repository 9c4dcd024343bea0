using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone;

/// <summary>Under load a phone pays for a suggestion by itself, and the ticket remains when it cannot.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class PayingTests : IAsyncLifetime
{
    const string Receipt = ".receipt .code";

    readonly RehearsedMap map = new() { Suggesting = new(ProofFrom: 1) };

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        // Each origin has two for nothing.
        for (var i = 0; i < 2; i++)
        {
            var page = await WriteAsync($"Free, number {i}");
            await page.ClickAsync(".send");
            await page.WaitForSelectorAsync(Receipt);
            await page.Context.CloseAsync();
        }
    }

    public Task DisposeAsync() => map.DisposeAsync();

    [Fact]
    public async Task Phone_solves_the_challenge_and_sends_by_itself()
    {
        var page = await WriteAsync("Solved by a phone");
        // The clock of the page stands still: by the ticket it would never be sent.
        await page.Clock.InstallAsync();
        await page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1));
        await page.ClickAsync(".send");
        await page.WaitForSelectorAsync(Receipt);

        Assert.Equal(1, await CountAsync("Solved by a phone"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(key => key.startsWith('draft:')).length"));
    }

    [Fact]
    public async Task Without_the_worker_the_page_says_how_long_to_wait()
    {
        var page = await WriteAsync("Kept meanwhile");
        await page.RouteAsync("**/assets/proof-*", route => route.AbortAsync());
        await page.ClickAsync(".send");
        await page.WaitForSelectorAsync("form[data-wait]");

        Assert.Contains("seconds, then press", await page.InnerTextAsync("main .lead"), StringComparison.Ordinal);
        Assert.Equal("Kept meanwhile", await page.InputValueAsync("input[name=comment]"));
        await page.ClickAsync("button[value=edit]");
        await page.WaitForSelectorAsync("#f-comment");
        Assert.Equal("Kept meanwhile", await page.InputValueAsync("#f-comment"));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Page_without_scripts_fits(int width, int height)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await map.NewPageAsync(
                new() { JavaScriptEnabled = false, ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
            await page.GotoAsync(await AddressAsync());
            await page.FillAsync("#f-comment", $"Without scripts, {width} {scheme}");
            var response = await page.RunAndWaitForResponseAsync(() => page.ClickAsync(".send"), answer => answer.Request.Method == "POST");
            Assert.Equal(429, response.Status);
            await page.WaitForSelectorAsync("form[data-wait]");
            Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
            Assert.True(await page.IsVisibleAsync(".send"));
            await page.Context.CloseAsync();
        }
    }

    async Task<IPage> WriteAsync(string comment)
    {
        var page = await map.NewPageAsync();
        await page.GotoAsync(await AddressAsync());
        await page.WaitForFunctionAsync("() => document.querySelector('form.suggest').dataset.ready !== undefined");
        await page.FillAsync("#f-comment", comment);
        return page;
    }

    async Task<string> AddressAsync() => $"/en{await SeedIds.FillAsync(map, "/places/{place}/suggest")}";

    Task<long> CountAsync(string comment) => map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE comment = $1", comment);
}
