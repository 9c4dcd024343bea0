using Map.Web.Tests.Running;
using Xunit.Abstractions;

namespace Map.Web.Tests.FirstAnswer;

/// <summary>How long the answer takes on a slow phone. Times depend on the machine, so only ./map bench pages runs it.</summary>
[Collection(RehearsalCollection.Name)]
[Trait("Category", "Measurement")]
public sealed class LargestPaintTests(RehearsedMap map, ITestOutputHelper output)
{
    const int Runs = 15;

    [Theory]
    [InlineData("Dunkerque")]
    [InlineData("London")]
    public async Task Answer_is_painted(string town)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
            await page.GotoAsync("/en/");
            await SlowPhone.MakeAsync(page);
            await page.FillAsync("#q", town);
            await page.RunAndWaitForResponseAsync(
                () => page.EvalOnSelectorAsync("form.find", "form => form.submit()"), response => response.Request.Method == "POST");
            await page.WaitForSelectorAsync("h1.quiet");
            await page.WaitForLoadStateAsync();
            times.Add(await SlowPhone.LargestPaintAsync(page));
            await page.Context.CloseAsync();
        }

        times.Sort();
        Assert.True(times[0] > 0);
        output.Note(
            "first answer", $"LCP of {town}, p50 of {Runs}, 400 kbit/s, 400 ms, 6x slower processor", Seconds(times[Runs / 2]), "1.0 s");
        output.Note("first answer", $"LCP of {town}, slowest of {Runs}", Seconds(times[^1]), "-");
    }

    static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.00} s";
}
