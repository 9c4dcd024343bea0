using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;

namespace Map.Web.Tests.Desk;

/// <summary>Two places that are one.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class TwinsTests(DeskFixture fixture) : IClassFixture<DeskFixture>
{
    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Reported_twins_are_merged_field_by_field_and_the_merge_undone()
    {
        var key = await map.KeyAsync(Role.Reviewer);
        var one = await AddAsync(key, "Soup of the Harbour", "https://one.example/", "A note of one");
        var other = await AddAsync(key, "Harbour Soup", "https://other.example/", "A note of the other");
        var receipt = await map.SuggestAsync(new { report = new { place = one.Id, kind = "SAME", other = other.Id } }, "It is one door");
        var page = await map.SitDownAsync();
        await page.OpenAsync("twins");
        await page.ClickAsync("text=Soup of the Harbour = Harbour Soup");
        // Side by side, and what is chosen comes from the one that goes.
        var website = page.Locator("fieldset", new() { HasText = "Website" });
        await website.Locator(".pair a").First.WaitForAsync();
        Assert.Equal(["https://one.example/", "https://other.example/"], await website.Locator(".pair a").AllInnerTextsAsync());
        await website.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByLabel("Why?").FillAsync("We asked there");
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge into Soup of the Harbour" }).ClickAsync();
        await page.HearsAsync("Merged into Soup of the Harbour");

        var merged = await map.NowAsync(one, "name website note mergedFrom");
        Assert.Equal(("https://other.example/", "A note of one"), ((string?)merged["website"], (string?)merged["note"]));
        Assert.Equal([other.Id], merged["mergedFrom"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("ACCEPTED", await map.StateAsync(receipt));

        await page.ClickAsync(".told button");
        await page.HearsAsync("Undone: ");
        Assert.Equal("https://other.example/", (string?)(await map.NowAsync(other, "website"))["website"]);
        Assert.Equal("https://one.example/", (string?)(await map.NowAsync(one, "website"))["website"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Candidates_of_a_place_are_shown_and_found_not_to_be_the_same()
    {
        var key = await map.KeyAsync(Role.Reviewer);
        var one = await AddAsync(key, "Bread and Tea Folkestone", "https://bread.example/", "One note");
        var other = await AddAsync(key, "Bread & Tea, Folkestone", "https://bread.example/", "Another note");
        var receipt = await map.SuggestAsync(new { report = new { place = one.Id, kind = "SAME", other = other.Id } }, "Perhaps");
        var page = await map.SitDownAsync();
        await page.OpenAsync("twins");
        await page.GetByLabel("Name of a place").FillAsync("Bread and Tea Folkestone");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = one.Name, Exact = true }).ClickAsync();
        await page.Locator(".rows li", new() { HasText = other.Name }).GetByText("likely the same").WaitForAsync();

        await page.OpenAsync("twins");
        await page.ClickAsync($"text={one.Name} = {other.Name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "They are not the same" }).ClickAsync();
        await page.HearsAsync("they stay two places");
        Assert.Equal("REJECTED", await map.StateAsync(receipt));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_of_different_kinds_are_refused_in_words()
    {
        var (centre, group) = (await map.PlaceAsync("Brook House"), (await map.GroupsAsync(1))[0]);
        await map.SuggestAsync(new { report = new { place = centre.Id, kind = "SAME", other = group.Id } }, "Surely");
        var page = await map.SitDownAsync();
        await page.OpenAsync("twins");
        await page.ClickAsync($"text={centre.Name} = ");
        await page.GetByText("only places of one kind are the same").WaitForAsync();
        await page.Context.CloseAsync();
    }

    async Task<Subject> AddAsync(string key, string name, string website, string note) => new((await map.AskAsync(
        "mutation($input: AddPlaceInput!) { addPlace(input: $input) { place { id name revision website } } }",
        new
        {
            input = new
            {
                name, website, note, status = "OPEN", supportGroup = new { }, position = new { latitude = 51.08, longitude = 1.17 }, precision = "TOWN",
                sources = new[] { new { citation = "A report" } },
            },
        }, key))["addPlace"]!["place"]!);
}
