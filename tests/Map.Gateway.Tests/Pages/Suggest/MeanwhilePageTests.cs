using System.Globalization;
using System.Net;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Pages.Suggest;

/// <summary>What others do, and what fails, between opening a form and sending it.</summary>
public sealed class MeanwhilePageTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Changed_by_somebody_else_both_values_are_shown_and_the_author_decides()
    {
        var (id, node, key) = await AddedAsync("Conflicting Kitchen");
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        await UpdateAsync(node, form["revision"]!, new { name = "Theirs", website = "https://theirs.example/", supportGroup = new { languages = new[] { "fr" } } }, key);

        var conflict = await form.Type("name", "Mine").Type("comment", "Kept").SendAsync(HttpStatusCode.Conflict);
        Assert.Contains("The map says: Theirs", conflict.Page.QuerySelector("#f-name-now")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("changed in the meantime", conflict.FaultOf("name"), StringComparison.Ordinal);
        Assert.Null(conflict.FaultOf("website"));
        Assert.Equal(("Mine", "Kept", "https://theirs.example/", "fr"), (conflict["name"], conflict["comment"], conflict["website"], conflict["languages"]));

        await conflict.SendAsync();
        Assert.Equal("name", await MaskAsync(id));
    }

    [BuiltPagesFact]
    public async Task Form_of_a_merged_place_is_that_of_the_one_that_stays()
    {
        var (id, node, key) = await AddedAsync("Kitchen that goes");
        var (stays, other, _) = await AddedAsync("Kitchen that stays");
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        var sent = (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("name", "Sent before");
        var receipt = (await sent.SendAsync()).Page.QuerySelector(".code")!.TextContent;
        var revision = (await FormTester.OpenAsync(pages, $"en/places/{stays}/suggest"))["revision"]!;
        await map.ChangeAsync("mergePlaces", "applied", new
        {
            id = other, revision = long.Parse(revision, CultureInfo.InvariantCulture), otherId = node,
            otherRevision = long.Parse(form["revision"]!, CultureInfo.InvariantCulture), summary = Contribution.Why,
        }, key);
        // The response was lost: sent again, it is the same suggestion.
        Assert.Equal(receipt, (await sent.SendAsync()).Page.QuerySelector(".code")!.TextContent);

        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = map.Gateway.Http.BaseAddress };
        using (var moved = await http.GetAsync($"en/places/{id}/suggest"))
        {
            Assert.Equal((HttpStatusCode.PermanentRedirect, "no-store"), (moved.StatusCode, moved.Headers.CacheControl?.ToString()));
            Assert.Equal($"/en/places/{stays}/suggest?from={id}", moved.Headers.Location?.ToString());
        }

        var merged = await form.Type("name", "Mine").Type("phone", "+44 1632 960000").Type("comment", "Kept").SendAsync(HttpStatusCode.Conflict);
        Assert.Equal(("Mine", "+44 1632 960000", "Kept"), (merged["name"], merged["phone"], merged["comment"]));
        Assert.Contains("The map says: Kitchen that stays", merged.Page.QuerySelector("#f-name-now")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(merged.FaultOf("name"));
        Assert.Null(merged.FaultOf("phone"));

        // What stays changes as well.
        await UpdateAsync(other, merged["revision"]!, new { name = "Kitchen that stayed", website = "https://stayed.example/" }, key);
        var conflict = await merged.SendAsync(HttpStatusCode.Conflict);
        Assert.Equal(("Mine", "https://stayed.example/"), (conflict["name"], conflict["website"]));
        Assert.Contains("Kitchen that stayed", conflict.Page.QuerySelector("#f-name-now")!.TextContent, StringComparison.Ordinal);
        await conflict.SendAsync();
        Assert.Equal("name,contacts", await MaskAsync(stays));
    }

    [BuiltPagesFact]
    public async Task Form_of_a_revision_that_a_restored_map_lacks_is_that_of_the_map_as_it_is()
    {
        var (id, _, _) = await AddedAsync("Kitchen of tomorrow");
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");

        var fresh = await form.Type("revision", "999999999").Type("name", "Mine").SendAsync(HttpStatusCode.Conflict);
        Assert.Contains("changed in the meantime", fresh.Page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((form["revision"], "Mine"), (fresh["revision"], fresh["name"]));
        await fresh.SendAsync();
        Assert.Equal("name", await MaskAsync(id));
    }

    [BuiltPagesFact]
    public async Task Address_of_several_lines_stays_as_it_is()
    {
        var (id, node, key) = await AddedAsync("Kitchen in the yard");
        var first = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        await UpdateAsync(node, first["revision"]!, new { address = new { lines = "1 High Street\nIn the yard" } }, key);

        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        Assert.Equal(("1 High Street\nIn the yard", "500"), (form["lines"], form.Page.QuerySelector("#f-lines")!.GetAttribute("maxlength")));
        await form.Type("name", "Kitchen").SendAsync();
        Assert.Equal("name", await MaskAsync(id));
    }

    [BuiltPagesFact]
    public async Task Answer_is_kept_while_the_service_is_away()
    {
        var (id, _, key) = await AddedAsync("Kitchen next door");
        var taken = await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("comment", "It is another one").SendAsync();
        await map.ExecuteAsync($"UPDATE suggestion SET state = 'asked' WHERE subject_id = '{id}'");
        var receipt = taken.Page.QuerySelector(".code")!.TextContent;
        var asked = await (await FormTester.OpenAsync(pages, "en/suggestions")).Type("receipt", receipt).SendAsync();
        await using var alone = await TestGateway.StartAsync(new("http://127.0.0.1:9"));

        var away = await new FormTester(new(alone), asked.Page).Type("text", "A long story").SendAsync(HttpStatusCode.ServiceUnavailable, ("do", "answer"));
        var alert = away.Page.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("cannot be reached", alert, StringComparison.Ordinal);
        Assert.Contains("still here", alert, StringComparison.Ordinal);
        Assert.Equal((receipt, "A long story"), (away["receipt"], away["text"]));
        Assert.NotNull(away.Page.QuerySelector("form.suggest .draft[role=status]"));
        var looked = await new FormTester(pages, away.Page).SendAsync();
        Assert.Equal("A long story", looked["text"]);
        var answered = await new FormTester(pages, looked.Page).SendAsync(button: ("do", "answer"));
        Assert.Contains("A long story", answered.Page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);

        // The response was lost: sent again, it was taken.
        var again = await new FormTester(pages, away.Page).SendAsync(button: ("do", "answer"));
        Assert.Null(again.Page.QuerySelector("[role=alert]"));
        Assert.Contains("A long story", Assert.Single(again.Page.QuerySelectorAll("blockquote")).TextContent, StringComparison.Ordinal);
        var other = await new FormTester(pages, away.Page).Type("text", "Another story").SendAsync(HttpStatusCode.Conflict, ("do", "answer"));
        alert = other.Page.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("waits for somebody to read it", alert, StringComparison.Ordinal);
        Assert.DoesNotContain("decided", alert, StringComparison.Ordinal);
        Assert.Contains("Not sent yet", alert, StringComparison.Ordinal);
        Assert.Contains("Another story", other.Page.QuerySelector("blockquote:not(.answer)")!.TextContent, StringComparison.Ordinal);

        // Decided meanwhile: what was typed is not lost either.
        var suggestion = await map.ScalarAsync<Guid>("SELECT id FROM suggestion WHERE subject_id = $1", Guid.Parse(id));
        await map.ChangeAsync("rejectSuggestions", "count", new { ids = new[] { new GlobalId("Suggestion", suggestion.ToString()).ToString() }, reason = "It is not" }, key);
        var late = await new FormTester(pages, away.Page).Type("text", "Another story").SendAsync(HttpStatusCode.Conflict, ("do", "answer"));
        Assert.Contains("decided in the meantime", late.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Another story", late.Page.QuerySelector("blockquote:not(.answer)")!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Taken_back_twice_is_taken_back()
    {
        var (id, _, _) = await AddedAsync("Kitchen across the road");
        var taken = await (await FormTester.OpenAsync(pages, $"en/places/{id}/suggest")).Type("comment", "It is another one").SendAsync();
        var shown = await (await FormTester.OpenAsync(pages, "en/suggestions")).Type("receipt", taken.Page.QuerySelector(".code")!.TextContent).SendAsync();

        for (var i = 0; i < 2; i++)
        {
            var gone = await shown.SendAsync(button: ("do", "take-back"));
            Assert.Contains("You took it back", gone.Page.QuerySelector(".receipt")!.TextContent, StringComparison.Ordinal);
            Assert.Null(gone.Page.QuerySelector("[role=alert]"));
        }
    }

    async Task<(string Id, string Node, string Key)> AddedAsync(string name)
    {
        var key = await map.ReviewerAsync();
        var (node, _) = await map.AddGroupAsync(name, key);
        Assert.True(GlobalId.TryParse(node, out var id));
        return (id.Value, node, key);
    }

    Task UpdateAsync(string id, string revision, object place, string key) => map.ChangeAsync(
        "updatePlace", "applied", new { id, revision = long.Parse(revision, CultureInfo.InvariantCulture), place, summary = Contribution.Why }, key);

    Task<string> MaskAsync(string id) =>
        map.ScalarAsync<string>("SELECT change #>> '{updatePlace,updateMask}' FROM suggestion WHERE subject_id = $1", Guid.Parse(id));
}
