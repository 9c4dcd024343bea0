using Map.Web.Tests.Running;

namespace Map.Web.Tests.Everyone;

/// <summary>From the first page to a telephone number.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class ThreeTapsTests(RehearsedMap map)
{
    [Theory]
    [InlineData("en", "London")]
    [InlineData("en", "Dover")]
    [InlineData("en", "Glasgow")]
    public async Task Number_is_three_taps_away(string language, string town)
    {
        var page = await map.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 800 }, HasTouch = true });
        await page.GotoAsync($"/{language}/");
        await page.TapAsync("#q");
        await page.Keyboard.TypeAsync(town);
        await page.TapAsync("form.find button[type=submit]");

        // The third tap calls.
        var number = page.Locator("main a[href^='tel:']").First;
        await number.ScrollIntoViewIfNeededAsync();
        await number.TapAsync(new() { Trial = true });
        await page.Context.CloseAsync();
    }
}
