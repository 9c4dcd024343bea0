using System.Diagnostics;
using System.Globalization;
using Map.Contract;
using Map.Web.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Map.Web.Tests.Desk;

/// <summary>The queue of suggestions, by keys alone and by buttons.</summary>
[Collection(RehearsalCollection.Name)]
public sealed class QueueTests(DeskFixture fixture, ITestOutputHelper output) : IClassFixture<DeskFixture>
{
    const int Many = 30;

    // The list of the filter that was chosen is here, and this is not in it.
    const string WithoutName = """
        name => (document.querySelector(".others") ?? document.querySelector("#queue-end"))?.innerText.includes(name) === false
        """;

    readonly RehearsedMap map = fixture.Map;

    [Fact]
    public async Task Thirty_suggestions_are_decided_by_keys_alone()
    {
        await map.RejectAllAsync();
        var groups = await map.GroupsAsync(Many);
        var receipts = new Dictionary<string, string>();
        foreach (var (number, group) in groups.Index())
            receipts[group.Name] = await map.SuggestUpdateAsync(group, new { summary = $"Number {number}: they meet on the {number}th floor, and ask to ring twice." });
        var page = await map.SitDownAsync();
        await page.WaitForSelectorAsync(Reviewer.Item);
        var rejected = new List<string>();
        var times = new List<double>();
        for (var number = 0; number < Many; number++)
        {
            var heading = await page.Locator($"{Reviewer.Item} bdi").InnerTextAsync();
            Assert.True(receipts.ContainsKey(heading), heading);
            var watch = Stopwatch.StartNew();
            if (number % 4 == 3)
            {
                rejected.Add(heading);
                await page.Keyboard.PressAsync("r");
                await page.WaitForSelectorAsync("#panel-text:focus");
                await page.Keyboard.TypeAsync("We rang, and it is not so.");
                await page.Keyboard.PressAsync("Enter");
                await page.HearsAsync($"Rejected: {heading}");
            }
            else
            {
                await page.Keyboard.PressAsync("a");
                await page.HearsAsync($"Accepted: {heading}");
            }

            // The next one is here, and has the focus.
            await page.WaitForFunctionAsync(
                "name => document.activeElement?.id === 'queue-end' || document.activeElement?.id === 'item-name' && document.activeElement.querySelector('bdi').innerText !== name",
                heading);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        await page.WaitForSelectorAsync("#queue-end");
        foreach (var (name, receipt) in receipts)
            Assert.Equal(rejected.Contains(name) ? "REJECTED" : "ACCEPTED", await map.StateAsync(receipt));
        foreach (var (number, group) in groups.Index())
        {
            var summary = (string?)(await map.NowAsync(group, "summary"))["summary"];
            Assert.Equal(!rejected.Contains(group.Name), summary?.StartsWith($"Number {number}:", StringComparison.Ordinal) == true);
        }

        var median = times.Order().ElementAt(Many / 2);
        output.Note("desk", "a suggestion, decided by keys, median of 30", $"{median.ToString("#,0", CultureInfo.InvariantCulture)} ms", "6,000 ms");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Fields_are_chosen_and_the_others_stay()
    {
        var place = await map.PlaceAsync("Brook House");
        var receipt = await map.SuggestUpdateAsync(place, new { website = "https://brook.example/visits", note = "The gate is at the back" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        Assert.Contains("leaflet.example", await page.GetAttributeAsync(".item .sources a", "href"), StringComparison.Ordinal);
        Assert.Equal("noopener noreferrer nofollow", await page.GetAttributeAsync(".item .sources a", "rel"));

        await page.GetByLabel("Remarks").UncheckAsync();
        await page.Keyboard.PressAsync("a");
        await page.HearsAsync($"Accepted: {place.Name}");

        Assert.Equal("ACCEPTED", await map.StateAsync(receipt));
        var now = await map.NowAsync(place, "website note");
        Assert.Equal("https://brook.example/visits", (string?)now["website"]);
        Assert.NotEqual("The gate is at the back", (string?)now["note"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Suggestion_is_edited_then_accepted_and_undone()
    {
        var place = await map.PlaceAsync("Tinsley House");
        await map.SuggestUpdateAsync(place, new { website = "https://tinsley.example/vists", status = "CLOSED" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await page.Keyboard.PressAsync("e");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Website" }).FillAsync("https://tinsley.example/visits");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Status", Exact = true }).SelectOptionAsync("TEMPORARILY_CLOSED");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept as it is here" }).ClickAsync();
        await page.HearsAsync($"Accepted: {place.Name}");

        var now = await map.NowAsync(place, "website status");
        Assert.Equal(("https://tinsley.example/visits", "TEMPORARILY_CLOSED"), ((string?)now["website"], (string?)now["status"]));

        await page.Keyboard.PressAsync("u");
        await page.HearsAsync("Undone: ");
        Assert.Equal(place.Website, (string?)(await map.NowAsync(place, "website"))["website"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task New_place_is_edited_before_it_is_on_the_map()
    {
        await map.SuggestAsync(new
        {
            addPlace = new
            {
                name = "Kitchn of the Quay", status = "OPEN", supportGroup = new { services = new[] { "FOOD" }, languages = new[] { "en" } },
                position = new { latitude = 51.128, longitude = 1.313 }, precision = "TOWN", sources = new[] { new { citation = "A leaflet" } },
            },
        });
        var page = await map.SitDownAsync();
        await page.FindAsync("Kitchn of the Quay");
        await page.Keyboard.PressAsync("e");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kitchen of the Quay");
        await page.GetByLabel("Clothes and tents").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept as it is here" }).ClickAsync();
        await page.HearsAsync("Accepted: Kitchn of the Quay");

        var found = await map.AskAsync("""{ places(filter: {text: "Kitchen of the Quay"}) { nodes { name ... on SupportGroup { services languages } } } }""");
        Assert.Equal(
            """[{"name":"Kitchen of the Quay","services":["FOOD","GOODS"],"languages":["en"]}]""", found["places"]!["nodes"]!.ToJsonString());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_somebody_else_has_decided_is_said_and_leaves_the_queue()
    {
        var place = await map.PlaceAsync("Dungavel");
        await map.SuggestUpdateAsync(place, new { note = "Ring before you come" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        var other = await map.KeyAsync(Role.Reviewer);
        var id = (string)(await map.AskAsync(
            "query($id: ID!) { suggestions(filter: {subject: $id}) { nodes { id } } }", new { id = place.Id }, other))["suggestions"]!["nodes"]![0]!["id"]!;
        await map.AskAsync(
            "mutation($input: RejectSuggestionsInput!) { rejectSuggestions(input: $input) { count } }",
            new { input = new { ids = new[] { id }, reason = "We know better" } }, other);

        await page.Keyboard.PressAsync("a");
        await page.HearsAsync($"{place.Name}: somebody else has rejected it in the meantime.");
        Assert.Equal(0, await page.Locator(Reviewer.Item, new() { HasText = place.Name }).CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Reviewers_see_what_the_others_have_open_until_these_move_on()
    {
        var place = await map.PlaceAsync("Larne");
        await map.SuggestUpdateAsync(place, new { note = "Ask at the door" });
        var (one, other) = (await map.SitDownAsync(), await map.SitDownAsync());
        await one.FindAsync(place.Name);
        await other.FindAsync(place.Name);
        // Whoever is told later asked later, and is told what the other one says now.
        var look = other.Locator(".review p.look");
        await look.WaitForAsync();
        Assert.Contains("has this open, too, since", await look.InnerTextAsync(), StringComparison.Ordinal);
        await other.Locator(".others [aria-current] .look").WaitForAsync();

        await one.Keyboard.PressAsync("h");
        await one.WaitForSelectorAsync(".revisions");
        await other.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await look.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // The history of the place is looked at by both, from then on.
        await other.Keyboard.PressAsync("h");
        await other.Locator("p.look").WaitForAsync();
        await one.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_changed_on_the_map_meanwhile_is_shown_with_both_values()
    {
        var place = await map.PlaceAsync("Yarl's Wood");
        await map.SuggestUpdateAsync(place, new { website = "https://suggested.example/" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await map.UpdateAsync(place, new { website = "https://changed.example/" }, await map.KeyAsync(Role.Reviewer));

        await page.Keyboard.PressAsync("a");
        await page.HearsAsync("It is shown as it is now.");
        Assert.Equal(["https://changed.example/", "https://suggested.example/"], await page.Locator(".item .change .pair a").AllInnerTextsAsync());

        // Whoever has seen both decides.
        await page.Keyboard.PressAsync("a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept as it is here" }).ClickAsync();
        await page.HearsAsync($"Accepted: {place.Name}");
        Assert.Equal("https://suggested.example/", (string?)(await map.NowAsync(place, "website"))["website"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Question_is_asked_and_the_answer_comes_back_to_the_queue()
    {
        var place = await map.PlaceAsync("Colnbrook");
        var receipt = await map.SuggestUpdateAsync(place, new { note = "They moved to the other wing" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await page.Keyboard.PressAsync("q");
        await page.WaitForSelectorAsync("#panel-text:focus");
        await page.Keyboard.TypeAsync("Since when?");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync($"Asked about {place.Name}");
        Assert.Equal("ASKED", await map.StateAsync(receipt));

        await map.AskAsync("mutation($input: AnswerQuestionInput!) { answerQuestion(input: $input) { receipt { state } } }", new { input = new { receipt, text = "Since May" } });
        await page.ReloadAsync();
        await page.FindAsync(place.Name);
        Assert.Contains("Since May", await page.InnerTextAsync(".item"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("a");
        await page.HearsAsync($"Accepted: {place.Name}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Queue_is_filtered_by_region_and_risk()
    {
        await map.RejectAllAsync();
        var (kent, scotland) = (await map.PlaceAsync("Kent Refugee"), await map.PlaceAsync("Glasgow"));
        await map.SuggestUpdateAsync(kent, new { note = "Open on Mondays" });
        await map.SuggestUpdateAsync(scotland, new { note = "Open on Tuesdays" });
        var page = await map.SitDownAsync();
        await page.WaitForSelectorAsync(Reviewer.Item);
        await page.FillAsync("input[list=desk-regions]", "gb-ken");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync(WithoutName, scotland.Name);
        await page.FindAsync(kent.Name);

        await page.FillAsync("input[list=desk-regions]", "Nowhere");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("#region-wrong");
        await page.FillAsync("input[list=desk-regions]", "");
        await page.Keyboard.PressAsync("Tab");

        await page.SelectOptionAsync(".filters select:has(option[value=high])", "high");
        await page.WaitForFunctionAsync(WithoutName, kent.Name);
        await page.SelectOptionAsync(".filters select:has(option[value=high])", "low");
        await page.FindAsync(kent.Name);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_is_decided_while_somebody_types_or_with_the_keys_off()
    {
        var place = await map.PlaceAsync("Harmondsworth");
        var receipt = await map.SuggestUpdateAsync(place, new { note = "A bus goes there" });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await page.FocusAsync("input[list=desk-regions]");
        await page.Keyboard.TypeAsync("araeq");
        await page.FillAsync("input[list=desk-regions]", "");
        await page.FocusAsync(Reviewer.Item);

        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Use these keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.FocusAsync(Reviewer.Item);
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("r");
        Assert.Equal(0, await page.Locator("#panel-text").CountAsync());
        Assert.Equal("OPEN", await map.StateAsync(receipt));

        // All of them are buttons as well.
        await page.ClickAsync(".decide .send");
        await page.HearsAsync($"Accepted: {place.Name}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Report_that_a_place_has_closed_closes_it()
    {
        var place = await map.PlaceAsync("Western Jet Foil");
        await map.SuggestAsync(new { report = new { place = place.Id, kind = "CLOSED" } }, "The door is nailed shut");
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        Assert.Contains("The door is nailed shut", await page.InnerTextAsync(".item"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("a");
        await page.HearsAsync($"Accepted: {place.Name}");
        Assert.Equal("CLOSED", (string?)(await map.NowAsync(place, "status"))["status"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Place_is_taken_off_the_map_with_a_reason()
    {
        var place = await map.PlaceAsync("Gatwick Pre-Departure");
        var receipt = await map.SuggestAsync(new { withdrawPlace = new { place = place.Id, revision = place.Revision } });
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#panel-text:focus");
        await page.Keyboard.TypeAsync("It was pulled down");
        await page.Keyboard.PressAsync("Enter");
        await page.HearsAsync($"Accepted: {place.Name}");

        Assert.Equal("ACCEPTED", await map.StateAsync(receipt));
        Assert.Null((await map.AskAsync("query($id: ID!) { place(id: $id) { name } }", new { id = place.Id }))["place"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Group_is_rejected_by_one_act()
    {
        var place = await map.PlaceAsync("Larne House");
        var receipts = new List<string>();
        foreach (var number in Enumerable.Range(1, 3))
            receipts.Add(await map.SuggestAsync(new { report = new { place = place.Id, kind = "WRONG" } }, $"All about cheap loans on https://loans.example/{number}"));
        var page = await map.SitDownAsync();
        await page.FindAsync(place.Name);
        await page.Keyboard.PressAsync("r");
        await page.WaitForSelectorAsync("#panel-text:focus");
        await page.GetByRole(AriaRole.Button, new() { Name = "It is advertising." }).ClickAsync();
        await page.GetByLabel("Reject all 3 that are alike").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).Last.ClickAsync();
        await page.HearsAsync("Rejected: 3 suggestions");
        foreach (var receipt in receipts)
            Assert.Equal("REJECTED", await map.StateAsync(receipt));
        await page.Context.CloseAsync();
    }
}
