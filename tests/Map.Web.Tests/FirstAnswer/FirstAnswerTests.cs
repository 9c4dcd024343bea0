using Map.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.FirstAnswer;

/// <summary>From a typed town to telephone numbers: one response that fits into the first round trips of a slow connection.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class FirstAnswerTests(RehearsedMap map, ITestOutputHelper output)
{
    const int MostBytes = 14 * 1024;

    public static readonly string[] Towns =
    [
        "Dunkerque", "Calais", "Dover", "London", "Paris", "Glasgow", "Lille", "Marseille", "Berlin", "Lampedusa", "Roma", "Kent",
        "Melilla",
    ];

    [Fact]
    [Trait("Category", "Figures")]
    public async Task Typed_town_is_answered_by_one_response_of_fourteen_kilobytes_without_scripts()
    {
        var largest = (Town: "", Bytes: 0.0);
        foreach (var town in Towns)
        {
            var page = await map.NewPageAsync(new() { JavaScriptEnabled = false });
            await page.GotoAsync("/en/");
            var received = await ReceivedAsync(page);
            var requests = new List<IRequest>();
            page.Request += (_, request) => requests.Add(request);
            await page.FillAsync("#q", town);
            await page.RunAndWaitForResponseAsync(() => page.PressAsync("#q", "Enter"), response => response.Request.Method == "POST");
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

            // The icon of the tab and the manifest, which a browser fetches for itself, paint nothing.
            var painting = Assert.Single(requests, request => request.ResourceType is not ("other" or "image" or "manifest"));
            Assert.Equal("document", painting.ResourceType);
            var bytes = received.Values.Max();
            Assert.True(bytes <= MostBytes, $"The answer to {town} took {bytes} bytes.");
            if (bytes > largest.Bytes)
                largest = (town, bytes);
            await page.Context.CloseAsync();
        }

        output.Note("first answer", $"bytes on the wire with headers, largest of {Towns.Length} towns ({largest.Town})",
            Figures.Count((long)largest.Bytes), "1 response, 14,336 bytes, no scripts");
    }

    [Theory]
    [InlineData("Kent")]
    [InlineData("Dover")]
    [InlineData("London")]
    [InlineData("Glasgow")]
    public async Task Answer_begins_with_telephone_numbers(string town)
    {
        var page = await map.NewPageAsync(new() { JavaScriptEnabled = false });
        await (SitePage.Of("start") with { Typed = town }).OpenAsync(page, map, "en");

        Assert.NotEqual(0, await page.Locator(".results:not(.border) a[href^='tel:']").CountAsync());
        // Within a card numbers come before whatever else leads to the group.
        var first = await page.Locator(".results:not(.border) .card:has(a[href^='tel:']) .contacts li:first-child a").EvaluateAllAsync<string[]>(
            "links => links.map(link => link.protocol)");
        Assert.All(first, protocol => Assert.Contains(protocol, (string[])["tel:", "sms:"]));
        await page.Context.CloseAsync();
    }

    /// <summary>Bytes of each response from now on, with headers, compressed.</summary>
    static async Task<Dictionary<string, double>> ReceivedAsync(IPage page)
    {
        var received = new Dictionary<string, double>(StringComparer.Ordinal);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            received[finished!.Value.GetProperty("requestId").GetString()!] = finished.Value.GetProperty("encodedDataLength").GetDouble();
        return received;
    }
}
