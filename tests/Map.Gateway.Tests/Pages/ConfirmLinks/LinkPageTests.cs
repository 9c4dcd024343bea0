using System.Net;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.GraphQL.Contributions;
using Map.Gateway.Tests.Pages.Suggest;

namespace Map.Gateway.Tests.Pages.ConfirmLinks;

public sealed class LinkPageTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly PageTester pages = new(map.Gateway);

    // The link that was made last.
    (string Id, string Key) made;

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public async Task Wrong_word_asks_again_and_right_one_thanks()
    {
        var (path, _) = await LinkAsync("Kitchen of Deal");
        var form = await FormTester.OpenAsync(pages, path);
        Assert.Equal("Is this still right?", form.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Dover", form.Page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);

        var wrong = await form.Type("word", "Folkestone").SendAsync(button: ("answer", "correct"));
        Assert.Contains("does not stand in the entry", wrong.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Folkestone", wrong["word"]);
        var right = await wrong.Type("word", "dover").SendAsync(button: ("answer", "correct"));
        Assert.Contains("counts in ten minutes", right.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var both = await right.Type("word", "Dover").SendAsync(button: ("answer", "closed"));
        Assert.Contains("neither counts", both.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Something_changed_leads_to_the_form_of_the_group_and_its_reviewer_reads_who_said_it()
    {
        var (path, id) = await LinkAsync("Kitchen of Ramsgate");
        var form = await (await FormTester.OpenAsync(pages, path)).SendAsync(button: ("answer", "changed"));
        Assert.Equal("What is wrong? Kitchen of Ramsgate", form.Page.QuerySelector("h1")!.TextContent);

        await form.Type("website", "https://ramsgate.example/").SendAsync();

        var suggestions = await map.Gateway.DataAsync(
            "query($id: ID!) { suggestions(filter: {subject: $id}) { nodes { sources { citation } changes { field } } } }", new { id }, await map.ReviewerAsync());
        var suggestion = Assert.Single(suggestions["suggestions"]!["nodes"]!.AsArray())!;
        Assert.Equal("The group's own people, by a link that was made for them", (string?)suggestion["sources"]![0]!["citation"]);
        Assert.DoesNotContain(path.Split('/')[^1], suggestions.ToJsonString(), StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Unknown_or_revoked_link_is_not_found_and_no_log_has_a_secret()
    {
        var (path, _) = await LinkAsync("Kitchen of Margate");
        await map.Gateway.DataAsync(
            "mutation($id: UUID!) { revokeConfirmationLink(input: {id: $id}) { revokedAt } }", new { id = made.Id }, made.Key);

        foreach (var address in (string[])[path, "en/links/AAAAAAAAAAAAAAAAAAAAAA", "en/stop/AAAA"])
        {
            using var answer = await pages.SendAsync(new(address.Contains("stop", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, address));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("This link is not good any more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(path.Split('/')[^1], map.LogText, StringComparison.Ordinal);
    }

    async Task<(string Path, string Id)> LinkAsync(string name)
    {
        var key = await map.KeyAsync("GB");
        var (id, _) = await map.AddGroupAsync(name, key);
        var link = await map.ChangeAsync("createConfirmationLink", "id path endsAt", new { place = id }, key);
        made = ((string)link["id"]!, key);
        return ("en" + (string)link["path"]!, id);
    }
}
