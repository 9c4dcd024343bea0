using System.Diagnostics;
using System.Globalization;
using Map.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.OnPhone.Typing;

/// <summary>Whatever happens to a page, the network or the gateway while somebody writes a suggestion: the text is still there, and there is exactly
/// one suggestion in the end.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class NothingTypedIsLostTests(RehearsedMap map, ITestOutputHelper output)
{
    const string Goal = "nothing typed is lost";

    const string Text = "The telephone number is wrong: \"it rings in a shop\" <b>\u0645\u0631\u062d\u0628\u0627</b>";

    // Of the moments with scripts, at which the tab is killed: each needs a browser of its own.
    const int EveryKilled = 7;

    [Fact]
    public Task With_scripts() => RehearseAsync(hasScripts: true);

    [Fact]
    public Task Without_scripts() => RehearseAsync(hasScripts: false);

    async Task RehearseAsync(bool hasScripts)
    {
        var moments = Moments.Of(100);
        var random = new Random(moments.Seed);
        var watch = Stopwatch.StartNew();
        await using var gateway = await KilledGateway.StartAsync(map, random);
        var accidents = new Accidents(gateway, random);
        // By which all suggestions of this run are found.
        var run = string.Create(CultureInfo.InvariantCulture, $"{(hasScripts ? "With" : "Without")} scripts {moments.Seed}");
        for (var moment = 0; moment < moments.Count; moment++)
        {
            var happened = "";
            try
            {
                var text = $"{Text}. {run}, moment {moment}";
                await using var tab = await TabAsync(gateway, random, hasScripts, isKilled: hasScripts && moment % EveryKilled == 0);
                var typist = await TypistAsync(gateway, random, tab.Page, text, hasScripts);
                var typing = Any(random, accidents.WhileTyping(hasScripts));
                var sending = Any(random, accidents.WhileSending(hasScripts));
                if (tab.KillAsync is { } kill)
                {
                    if (random.Next(2) == 0) typing = ("tab killed", kill);
                    else sending = ("tab killed", other => accidents.PressAndAsync(other, () => kill(other)));
                }

                happened = $"moment {moment}, {typist.Address.AbsolutePath}, while typing: {typing.Name}, while sending: {sending.Name}";
                await GoThroughAsync(typist, random.Next(1, typist.Letters), typing.Happen, sending.Happen);
                Assert.Equal(1, await CountAsync(text));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"With {moments}, {happened}: {exception.Message}", exception);
            }
        }

        Assert.Equal(moments.Count, await map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE strpos(comment, $1) > 0", $"{run}, "));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moments}: {watch.Elapsed.TotalMinutes:0.0} minutes"));
        output.Note(Goal, $"moments {(hasScripts ? "with" : "without")} scripts", $"{moments.Count}", "100, text kept, one suggestion");
    }

    static async Task GoThroughAsync(Typist typist, int letters, Func<Typist, Task> whileTyping, Func<Typist, Task> whileSending)
    {
        await typist.OpenAsync();
        await typist.BeginAsync(letters);
        await whileTyping(typist);
        await typist.CheckAsync(letters, "After typing");
        await typist.EndAsync();
        await typist.CheckAsync("Typed");
        await whileSending(typist);
        if (!typist.IsTaken) await typist.SendAsync();
        // What was sent is kept no longer.
        if (typist.HasScripts) Assert.Equal(0, await typist.CountDraftsAsync());
    }

    async Task<Tab> TabAsync(KilledGateway gateway, Random random, bool hasScripts, bool isKilled)
    {
        if (!isKilled)
        {
            var page = await map.NewPageAsync(new() { JavaScriptEnabled = hasScripts, BaseURL = gateway.Address.ToString() });
            return new(page, null, () => page.Context.CloseAsync());
        }

        var (tab, opened) = await KilledTab.OpenAsync(map.Playwright, gateway.Address, random);
        return new(opened, async typist =>
        {
            typist.Page = await tab.KillAsync(typist.Page);
            await typist.ReadyAsync();
        }, async () => await tab.DisposeAsync());
    }

    // Of both forms and all languages.
    async Task<Typist> TypistAsync(KilledGateway gateway, Random random, IPage page, string text, bool hasScripts)
    {
        var language = random.GetItems([.. map.WholeLanguages], 1)[0];
        var isNew = random.Next(2) == 0;
        var path = isNew ? $"/{language}/suggest" : await SeedIds.FillAsync(map, $"/{language}/places/{{group}}/suggest");
        (string, string)[] typed = isNew ? [("name", $"Zebrafish Kitchen {random.Next()}"), ("source", "A leaflet"), ("comment", text)] : [("source", "A leaflet"), ("comment", text)];
        Dictionary<string, string> chosen = isNew ? new() { ["kind"] = "support_group", ["town"] = "Folkestone" } : [];
        return new(new(gateway.Address, path), typed, chosen, hasScripts) { Page = page };
    }

    static (string Name, Func<Typist, Task> Happen) Any(Random random, IReadOnlyList<(string, Func<Typist, Task>)> accidents) => accidents[random.Next(accidents.Count)];

    [Fact]
    public async Task Leaving_removes_what_was_typed()
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

    async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(await SeedIds.FillAsync(map, "/en/places/{group}/suggest"));
        await page.WaitForSelectorAsync("form.suggest[data-ready]");
    }

    Task<long> CountAsync(string text) => map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE comment = $1", text);

    /// <summary>Where somebody writes; with what kills it, when it is to be killed.</summary>
    sealed record Tab(IPage Page, Func<Typist, Task>? KillAsync, Func<Task> Close) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Close();
    }
}
