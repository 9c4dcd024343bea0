using Map.Contract;
using Map.Web.Tests.Desk;
using Map.Web.Tests.Running;

namespace Map.Web.Tests.Events;

/// <summary>The page of events with scripts on.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class EventsPageTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Town_that_is_typed_finds_events_and_not_places()
    {
        var tomorrow = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(2)).ToString("O");
        await map.AskAsync(
            "mutation($input: AddEventInput!) { addEvent(input: $input) { event { id } } }",
            new
            {
                input = new
                {
                    @event = new
                    {
                        name = "Tea at the harbour", kind = "DROP_IN", schedule = new { start = $"{tomorrow}T10:00", end = $"{tomorrow}T12:00", timeZone = "Europe/London" },
                        venue = new { site = new { position = new { latitude = 51.126, longitude = 1.3126 }, precision = "BUILDING", words = "Church hall" }, town = "Dover" },
                        sources = new[] { new { citation = "A leaflet", url = "https://leaflet.example/1" } },
                    },
                },
            }, await map.KeyAsync(Role.Reviewer));
        var page = await map.NewPageAsync();
        await page.GotoAsync("/en/events");
        await page.FillAsync("#q", "Dover");
        await page.PressAsync("#q", "Enter");

        await page.Locator("h3", new() { HasText = "Tea at the harbour" }).WaitForAsync();
        Assert.EndsWith("/en/events", page.Url, StringComparison.Ordinal);
        Assert.Equal("Near you this week", await page.InnerTextAsync("h1"));

        await page.GetByText("Tea at the harbour").ClickAsync();
        Assert.Equal("https://leaflet.example/1", await page.Locator(".sources a").GetAttributeAsync("href"));
        await page.Context.CloseAsync();
    }
}
