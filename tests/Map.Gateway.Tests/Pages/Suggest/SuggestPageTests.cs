using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages.Suggest;

/// <summary>Suggestions on the pages, without scripts.</summary>
public sealed class SuggestPageTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Page_of_a_place_leads_to_its_form_which_shows_what_the_map_says()
    {
        var id = await IdAsync("Bail for Immigration Detainees");
        var place = await pages.GetAsync($"en/places/{id}");
        var form = await FormTester.OpenAsync(pages, place.QuerySelector("a[href$='/suggest'][rel=nofollow]")!.GetAttribute("href")!.TrimStart('/'));

        Assert.Equal("Bail for Immigration Detainees", form["name"]);
        Assert.Contains("The map says: Bail for Immigration Detainees", form.Page.QuerySelector("#f-name-now")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(form["request"], (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest"))["request"]);
    }

    [BuiltPagesFact]
    public async Task Only_what_was_changed_is_suggested_with_comment_and_source()
    {
        var id = await IdAsync("Kent Refugee Action Network");
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");

        var taken = await form.Type("name", "KRAN").Type("website", "kran.example").Type("languages", "en", "ar").Type("comment", "They moved")
            .Type("source", "Their leaflet").SendAsync();

        Assert.Matches("^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$", taken.Page.QuerySelector(".receipt .code")!.TextContent);
        var change = await ChangeAsync(id);
        Assert.Equal("name,website,supportGroup.languages", change.Mask);
        Assert.Contains("\"https://kran.example\"", change.Json, StringComparison.Ordinal);
        Assert.Equal("They moved", await map.ScalarAsync<string>("SELECT comment FROM suggestion WHERE subject_id = $1", Guid.Parse(id)));
        Assert.Contains("Their leaflet", await map.ScalarAsync<string>("SELECT sources::text FROM suggestion WHERE subject_id = $1", Guid.Parse(id)), StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Author_is_warned_in_words_of_the_page_of_what_may_show_who_it_was()
    {
        var form = await FormTester.OpenAsync(pages, $"en/places/{await IdAsync("Medical Justice")}/suggest");

        var taken = await form.Type("comment", "I was there: me@example.org, 020 7946 0000").SendAsync();

        string[] starts = ["Your text has an e-mail address.", "Your text may have a telephone number.", "Your text speaks of yourself. People who"];
        Assert.All(
            taken.Page.QuerySelectorAll(".notice").Zip(starts),
            pair => Assert.StartsWith(pair.Second, pair.First.TextContent, StringComparison.Ordinal));
        Assert.Equal(3, taken.Page.QuerySelectorAll(".notice").Length);
    }

    [BuiltPagesFact]
    public async Task Sent_twice_or_at_once_it_is_one_suggestion_and_changed_since_it_asks_once_more()
    {
        var id = await IdAsync("Refugee Council");
        var form = (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("comment", "The number is old");

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.SendAsync()));
        Assert.Single(all.Select(page => page.Page.QuerySelector(".code")!.TextContent).Distinct());
        Assert.Equal(1, await CountAsync(id));

        var again = await form.Type("comment", "The number is old, the address too").SendAsync(HttpStatusCode.BadRequest);
        Assert.Contains("as a second suggestion", again.Page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(id));
        await again.SendAsync();
        Assert.Equal(2, await CountAsync(id));
    }

    [BuiltPagesFact]
    public async Task Closed_alone_is_a_report_and_same_asks_for_the_other()
    {
        var (id, other) = (await IdAsync("Brook House"), await IdAsync("Tinsley House"));
        await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("what", "closed").SendAsync();
        Assert.Contains("REPORT_KIND_CLOSED", (await ChangeAsync(id)).Json, StringComparison.Ordinal);

        var question = await (await FormTester.OpenAsync(pages, $"en/places/{other}/suggest")).Type("what", "same").Type("other", "Brook House")
            .Type("comment", "One fence").SendAsync();
        Assert.Contains(question.Page.QuerySelectorAll("input[name=other-id]"), choice => choice.GetAttribute("value") == id);
        await question.Type("other-id", id).SendAsync();
        var report = await ChangeAsync(other);
        Assert.Contains("REPORT_KIND_SAME", report.Json, StringComparison.Ordinal);
        Assert.Contains(id, report.Json, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Fault_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var id = await IdAsync("Yarl's Wood");
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        var nothing = await form.SendAsync(HttpStatusCode.BadRequest);
        Assert.Contains("Nothing is changed yet", nothing.FaultOf("comment"), StringComparison.Ordinal);

        var wrong = await form.Type("website", "not an address").Type("email", "nobody").Type("comment", "Kept <b>\n\"as it was\"").SendAsync(HttpStatusCode.BadRequest);
        Assert.NotNull(wrong.FaultOf("website"));
        Assert.NotNull(wrong.FaultOf("email"));
        Assert.Equal(("not an address", "nobody", "Kept <b>\n\"as it was\""), (wrong["website"], wrong["email"], wrong["comment"]));
        Assert.Equal(form["request"], wrong["request"]);
        Assert.Equal(0, await CountAsync(id));
    }

    [BuiltPagesFact]
    public async Task Lines_that_are_pasted_into_a_short_field_are_one()
    {
        var form = await FormTester.OpenAsync(pages, $"en/places/{await IdAsync("Yarl's Wood")}/suggest");
        var wrong = await form.Type("name", "Yarl's\r\nWood").Type("website", "not an address").Type("comment", "One\r\ntwo").SendAsync(HttpStatusCode.BadRequest);

        Assert.Equal(("Yarl's Wood", "One\ntwo"), (wrong["name"], wrong["comment"]));
        Assert.All(form.Page.QuerySelectorAll("form.suggest [autocomplete]"), field => Assert.NotEqual("off", field.GetAttribute("autocomplete")));
    }

    [BuiltPagesFact]
    public async Task Hours_in_own_words_go_to_the_reviewer_in_the_comment()
    {
        var id = await IdAsync("Gatwick Detainees Welfare Group");
        await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("hours", "Tuesdays, when the bell rings").Type("comment", "I was there").SendAsync();

        Assert.Equal("I was there\nOpening hours: Tuesdays, when the bell rings",
            await map.ScalarAsync<string>("SELECT comment FROM suggestion WHERE subject_id = $1", Guid.Parse(id)));
    }

    [BuiltPagesFact]
    public async Task What_no_field_takes_goes_to_the_reviewer_in_the_comment()
    {
        var (id, other) = (await IdAsync("SOAS Detainee Support"), await IdAsync("Colnbrook"));
        await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("what", "same").Type("other-id", other)
            .Type("phone", "+44 1632 960001").Type("website", "").Type("status", "planned").Type("comment", "One gate").SendAsync();
        Assert.Equal(
            "One gate\nWebsite: –\nTelephone: +44 1632 960001\nIs it open?: Planned",
            await CommentAsync("kind = 'report' AND comment LIKE 'One gate%'"));

        var group = await FormTester.OpenAsync(pages, "en/suggest");
        await group.Type("kind", "support_group").Type("name", "Quokka Line").Type("town", "France").Type("lines", "1 High Street\nIn the yard").Type("postcode", "CT1 1AA").Type("languages", "fr")
            .SendAsync();
        Assert.Equal(
            "Street and number: 1 High Street\nIn the yard\nPostcode: CT1 1AA\nTown: France", await CommentAsync("change::text LIKE '%Quokka Line%'"));

        var office = await FormTester.OpenAsync(pages, "en/suggest");
        await office.Type("kind", "office").Type("name", "Wombat Office").Type("town", "Folkestone").Type("hours", "Mo-Fr 10:00-16:00").Type("languages", "fr", "ar")
            .Type("services", "food").Type("offers", "Soup").SendAsync();
        Assert.Equal(
            "Opening hours: Mo-Fr 10:00-16:00\nLanguages: French, Arabic\nHelp with: Food\nWhat they offer: Soup",
            await CommentAsync("change::text LIKE '%Wombat Office%'"));
    }

    [BuiltPagesFact]
    public async Task Comment_that_is_too_long_with_what_no_field_takes_is_a_fault_of_both()
    {
        var form = await FormTester.OpenAsync(pages, $"en/places/{await IdAsync("Gatwick Detainees Welfare Group")}/suggest");
        var hours = string.Concat(Enumerable.Repeat("When the bell rings. ", 10));
        var wrong = await form.Type("comment", new string('x', 1900)).Type("hours", hours).SendAsync(HttpStatusCode.BadRequest);

        Assert.NotNull(wrong.FaultOf("hours"));
        Assert.Equal(wrong.FaultOf("hours"), wrong.FaultOf("comment"));
        Assert.Null(wrong.FaultOf("name"));
    }

    [BuiltPagesFact]
    public async Task Twin_that_shows_once_the_town_is_chosen_is_asked_about_without_asking_for_the_town_again()
    {
        var form = await FormTester.OpenAsync(pages, "en/suggest");
        var asked = await form.Type("kind", "support_group").Type("name", "Okapi Kitchen").Type("town", "Newport").SendAsync();
        Assert.Empty(asked.Page.QuerySelectorAll(".twins"));
        var town = asked.Page.QuerySelectorAll("input[name=spot]")[1].GetAttribute("value")!;
        await map.ChangeAsync("addPlace", "place { id }", new
        {
            name = "Okapi Kitchen", status = "OPEN", position = PositionOf(town), precision = "TOWN", supportGroup = new { },
            sources = new[] { new { citation = "A report" } },
        }, await map.ReviewerAsync());

        var twins = await asked.Type("spot", town).SendAsync();
        Assert.NotEmpty(twins.Page.QuerySelectorAll(".twins"));
        Assert.Equal(town, twins["spot"]);
        Assert.NotNull((await twins.SendAsync()).Page.QuerySelector(".receipt"));
    }

    [BuiltPagesFact]
    public async Task New_place_is_asked_about_its_town_and_its_twins_first()
    {
        var empty = await (await FormTester.OpenAsync(pages, "en/suggest")).SendAsync(HttpStatusCode.BadRequest);
        Assert.Equal(["This is missing."], ((string[])["name", "town"]).Select(empty.FaultOf).Distinct());

        var twins = await empty.Type("kind", "support_group").Type("name", "Kent Refugee Action Network").Type("town", "Folkestone").SendAsync();
        Assert.Contains(twins.Page.QuerySelectorAll(".twins a"), link => link.TextContent == "Kent Refugee Action Network");
        Assert.Equal("Folkestone", twins["town"]);
        var back = await twins.SendAsync(button: ("step", "edit"));
        Assert.Equal(("Kent Refugee Action Network", "Folkestone", empty["request"]), (back["name"], back["town"], back["request"]));

        var asked = await back.Type("name", "Zebrafish Kitchen").Type("town", "Newport").Type("services", "food").Type("phone", "+44 1632 960000").SendAsync();
        var towns = asked.Page.QuerySelectorAll("input[name=spot]");
        Assert.InRange(towns.Length, 2, 5);
        var second = towns[1].GetAttribute("value")!;
        await asked.Type("spot", second).SendAsync();
        var added = await map.ScalarAsync<string>("SELECT change::text FROM suggestion WHERE change::text LIKE '%Zebrafish%'");
        foreach (var part in (string[])["Zebrafish Kitchen", "PRECISION_", "SERVICE_FOOD", "+44 1632 960000"])
            Assert.Contains(part, added, StringComparison.Ordinal);
        var position = JsonNode.Parse(added)!["addPlace"]!["place"]!["position"]!;
        Assert.Equal(PositionOf(second), new((double)position["latitude"]!, (double)position["longitude"]!));
        // Nobody has named any.
        Assert.DoesNotContain("\"sources\"", added, StringComparison.Ordinal);
        Assert.Equal("[]", await map.ScalarAsync<string>("SELECT sources::text FROM suggestion WHERE change::text LIKE '%Zebrafish%'"));
    }

    [BuiltPagesFact]
    public async Task Town_that_is_none_is_a_fault()
    {
        var form = await FormTester.OpenAsync(pages, "en/suggest");
        var fault = await form.Type("kind", "office").Type("name", "An office").Type("town", "Xqzvwk").SendAsync(HttpStatusCode.BadRequest);
        Assert.Equal("The map knows no town of this name.", fault.FaultOf("town"));
    }

    [BuiltPagesFact]
    public async Task Receipt_shows_what_became_of_it_in_no_address_and_no_log()
    {
        var id = await IdAsync("Dungavel");
        var taken = await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("comment", "Write to me@quagmire.example").SendAsync();
        Assert.Contains("your own", taken.Page.QuerySelector(".notice:not([lang])")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var receipt = taken.Page.QuerySelector(".code")!.TextContent;

        var follow = await FormTester.OpenAsync(pages, "en/suggestions");
        Assert.Contains("no suggestion with this receipt", (await follow.Type("receipt", "00000-00000-00000-00000").SendAsync(HttpStatusCode.NotFound)).Page.Body!.TextContent, StringComparison.Ordinal);
        var shown = await follow.Type("receipt", receipt.ToLowerInvariant()).SendAsync();
        Assert.Contains("waits for somebody", shown.Page.QuerySelector(".receipt")!.TextContent, StringComparison.Ordinal);
        var gone = await shown.SendAsync(button: ("do", "take-back"));
        Assert.Contains("You took it back", gone.Page.QuerySelector(".receipt")!.TextContent, StringComparison.Ordinal);

        Assert.DoesNotContain(receipt, map.LogText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quagmire", map.LogText, StringComparison.Ordinal);
        Assert.Equal("nothing", await map.ScalarAsync<string>("SELECT coalesce(change::text, comment, 'nothing') FROM suggestion WHERE subject_id = $1", Guid.Parse(id)));
    }

    [BuiltPagesFact]
    public async Task Question_is_answered()
    {
        var id = await IdAsync("Colnbrook");
        var taken = await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("comment", "It moved").SendAsync();
        await map.ExecuteAsync($"""
            INSERT INTO suggestion_message (suggestion_id, ordinal, is_question, text) SELECT id, 0, true, 'Where to?' FROM suggestion WHERE subject_id = '{id}';
            UPDATE suggestion SET state = 'asked' WHERE subject_id = '{id}'
            """);
        var asked = await (await FormTester.OpenAsync(pages, "en/suggestions")).Type("receipt", taken.Page.QuerySelector(".code")!.TextContent).SendAsync();
        Assert.Contains("Where to?", asked.Page.QuerySelector(".question")!.TextContent, StringComparison.Ordinal);

        var missing = await asked.SendAsync(HttpStatusCode.BadRequest, ("do", "answer"));
        Assert.Contains("This is missing", missing.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var answered = await missing.Type("text", "Across the road").SendAsync(button: ("do", "answer"));

        Assert.Contains("Across the road", answered.Page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("open", await map.ScalarAsync<string>("SELECT state::text FROM suggestion WHERE subject_id = $1", Guid.Parse(id)));
    }

    [BuiltPagesFact]
    public async Task Answers_are_a_multiple_of_4_KB_and_stored_nowhere_and_the_form_is_kept_for_going_back()
    {
        var id = await IdAsync("Harmondsworth");
        using (var form = await pages.SendAsync(new(HttpMethod.Get, $"en/places/{id}/suggest")))
            Assert.Equal("no-cache, private", form.Headers.CacheControl!.ToString());
        using var response = await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("what", "closed").RespondAsync();

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal(0, response.Content.Headers.ContentLength % PaddedPage.Step);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal($"/en/places/{id}/suggest?send", response.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [BuiltPagesFact]
    public async Task Form_of_another_site_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "en/suggest") { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "X")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await pages.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [BuiltPagesFact]
    public async Task Without_the_service_the_form_comes_back_filled()
    {
        var form = await FormTester.OpenAsync(pages, $"en/places/{await IdAsync("Morton Hall")}/suggest");
        await using var alone = await TestGateway.StartAsync(new("http://127.0.0.1:9"));

        var away = await new FormTester(new(alone), form.Page).Type("name", "Another name").Type("comment", "A long story").SendAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Contains("cannot be reached", away.Page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Another name", "A long story", form["request"]), (away["name"], away["comment"], away["request"]));
        await new FormTester(pages, away.Page).SendAsync();
    }

    async Task<(string Mask, string Json)> ChangeAsync(string id)
    {
        var json = await map.ScalarAsync<string>("SELECT change::text FROM suggestion WHERE subject_id = $1", Guid.Parse(id));
        return (JsonNode.Parse(json)!["updatePlace"]?["updateMask"]?.ToString() ?? "", json);
    }

    Task<string> CommentAsync(string where) => map.ScalarAsync<string>($"SELECT comment FROM suggestion WHERE {where}");

    // town 51.588,-2.998
    static Spot PositionOf(string spot)
    {
        double[] numbers = [.. spot.Split(' ')[1].Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new(numbers[0], numbers[1]);
    }

    sealed record Spot(double Latitude, double Longitude);

    Task<long> CountAsync(string id) => map.ScalarAsync<long>("SELECT count(*) FROM suggestion WHERE subject_id = $1", Guid.Parse(id));

    async Task<string> IdAsync(string name) =>
        (await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name LIKE $1 || '%' ORDER BY length(name) LIMIT 1", name)).ToString();
}
