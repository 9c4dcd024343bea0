using Microsoft.Playwright;

namespace Map.Web.Tests.OnPhone;

/// <summary>What a person does with the page on a phone.</summary>
static class Phone
{
    /// <summary>Opens the first page, and waits until the app has taken it over.</summary>
    public static async Task OpenAsync(IPage page, string language = "en")
    {
        await page.GotoAsync($"/{language}/");
        await ReadyAsync(page);
    }

    /// <summary>Waits until the map is here: then no answer needs the network.</summary>
    public static async Task FetchMapAsync(IPage page, string language = "en")
    {
        await OpenAsync(page, language);
        var fetched = page.WaitForFunctionAsync("text => document.querySelector('.hint [role=status]').textContent !== text",
            await page.TextContentAsync(".hint [role=status]"));
        await page.FocusAsync("#q");
        await fetched;
    }

    public static Task ReadyAsync(IPage page) => page.WaitForSelectorAsync("button.near");

    public static async Task TypeAsync(IPage page, string text)
    {
        await page.FillAsync("#q", text);
        await page.WaitForSelectorAsync(".results .card");
    }

    /// <summary>Keeps a pack, and waits until all of it is on the phone.</summary>
    public static async Task KeepAsync(IPage page, string code, string language = "en")
    {
        await page.GotoAsync($"/{language}/keep");
        await page.ClickAsync($"[data-pack='{code}'] button");
        await page.WaitForSelectorAsync($"[data-pack='{code}'].kept");
    }

    /// <summary>Bytes that the site has stored, as the browser counts them.</summary>
    public static async Task<double> StoredBytesAsync(IPage page, Uri address)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var usage = await session.SendAsync("Storage.getUsageAndQuota", new() { ["origin"] = address.GetLeftPart(UriPartial.Authority) });
        return usage!.Value.GetProperty("usage").GetDouble();
    }

    /// <summary>What is read on the page, with single spaces.</summary>
    public static async Task<string> TextAsync(IPage page, string selector) =>
        string.Join(' ', (await page.Locator(selector).AllInnerTextsAsync()).SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
