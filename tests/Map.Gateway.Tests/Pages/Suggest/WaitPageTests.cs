using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Map.Gateway.Pages.Layout;
using Map.Gateway.Tests.EndToEnd;
using Map.Testing.Clients;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Pages.Suggest;

/// <summary>Under load a suggestion costs a wait, or what a script solves; nothing that was typed is lost meanwhile.</summary>
public sealed class WaitPageTests : IAsyncLifetime
{
    readonly AheadClock clock = new();
    readonly SeededMap map;
    PageTester pages = null!;
    string place = null!;

    // Each origin has two for nothing; what follows costs.
    public WaitPageTests()
    {
        // At midnight, everybody is new.
        clock.AdvanceToNoon();
        map = new() { Suggesting = new(ProofFrom: 1), Clock = clock };
    }

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        pages = new(map.Gateway);
        place = (await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name LIKE 'Colnbrook%' LIMIT 1")).ToString();
        for (var i = 0; i < 2; i++)
            Assert.NotNull((await (await OpenAsync()).Type("comment", $"Free, number {i}").SendAsync()).Page.QuerySelector(".receipt"));
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(map.Errors);
        await map.DisposeAsync();
    }

    [BuiltPagesFact]
    public async Task Ticket_is_good_once_it_is_ripe_and_too_early_the_page_comes_again()
    {
        var form = await OpenAsync();
        var wait = await form.Type("name", "Another <name>").Type("comment", "Two\n\"lines\"").SendAsync(HttpStatusCode.TooManyRequests);
        var seconds = SecondsOf(wait);
        Assert.Contains($"wait {seconds} seconds, then press “Send”", wait.Page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((form["request"], "Another <name>", "Two\n\"lines\""), (wait["request"], wait["name"], wait["comment"]));

        var early = await wait.SendAsync(HttpStatusCode.TooManyRequests);
        Assert.InRange(SecondsOf(early), 1, seconds);
        Assert.Equal((wait["proof"], wait["request"], wait["name"], wait["comment"]), (early["proof"], early["request"], early["name"], early["comment"]));
        Assert.Equal(2, await CountAsync());

        clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.NotNull((await early.SendAsync()).Page.QuerySelector(".receipt"));
        Assert.Equal("Two\n\"lines\"", await map.ScalarAsync<string>("SELECT comment FROM suggestion WHERE change::text LIKE '%Another <name>%'"));
        // Sent again, it is the same suggestion.
        Assert.NotNull((await early.SendAsync()).Page.QuerySelector(".receipt"));
        Assert.Equal(3, await CountAsync());
    }

    [BuiltPagesFact]
    public async Task Solution_of_the_challenge_pays_at_once()
    {
        var wait = await (await OpenAsync()).Type("comment", "Solved").SendAsync(HttpStatusCode.TooManyRequests);
        var challenge = JsonNode.Parse(wait.Page.QuerySelector("form.suggest")!.GetAttribute("data-challenge")!)!;
        var proof = ProofSolver.Solve(new ProofChallenge
        {
            Algorithm = (string)challenge["algorithm"]!, Challenge = (string)challenge["challenge"]!, Salt = (string)challenge["salt"]!,
            MaxNumber = (long)challenge["maxnumber"]!, Signature = (string)challenge["signature"]!,
        });

        Assert.NotNull((await wait.Type("proof", proof).SendAsync()).Page.QuerySelector(".receipt"));
        Assert.Equal(3, await CountAsync());
    }

    [BuiltPagesFact]
    public async Task Script_of_the_page_solves_its_challenge()
    {
        var wait = await (await OpenAsync()).Type("comment", "Solved by the script").SendAsync(HttpStatusCode.TooManyRequests);
        var address = map.Gateway.Services.GetRequiredService<PageAssets>().Addresses["proof.js"];
        var proofs = await NodeScript.RunAsync(
            "tests/Map.Gateway.Tests/Pages/Suggest", "solve.mjs", System.IO.Path.Combine(Repository.Root, "src", "Map.Web", "dist" + address),
            wait.Page.QuerySelector("form.suggest")!.GetAttribute("data-challenge")!);

        Assert.NotNull((await wait.Type("proof", Assert.Single(proofs)).SendAsync()).Page.QuerySelector(".receipt"));
    }

    [BuiltPagesFact]
    public async Task Ticket_that_is_for_other_words_or_too_old_is_replaced_by_a_new_one()
    {
        var wait = await (await OpenAsync()).Type("comment", "First words").SendAsync(HttpStatusCode.TooManyRequests);
        var back = await wait.SendAsync(button: ("step", "edit"));
        Assert.Equal(("First words", wait["request"], null), (back["comment"], back["request"], back["proof"]));

        clock.Advance(TimeSpan.FromSeconds(SecondsOf(wait)));
        var other = await wait.Type("comment", "Other words").SendAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(("Other words", wait["request"]), (other["comment"], other["request"]));
        Assert.NotEqual(wait["proof"], other["proof"]);
        clock.Advance(TimeSpan.FromMinutes(40));
        var late = await other.SendAsync(HttpStatusCode.TooManyRequests);
        Assert.NotEqual(other["proof"], late["proof"]);
        clock.Advance(TimeSpan.FromSeconds(SecondsOf(late)));
        Assert.NotNull((await late.SendAsync()).Page.QuerySelector(".receipt"));
    }

    [BuiltPagesFact]
    public async Task What_was_answered_before_is_not_asked_again()
    {
        var form = await FormTester.OpenAsync(pages, "en/suggest");
        var asked = await form.Type("kind", "support_group").Type("name", "Zebrafish Kitchen").Type("town", "Newport").SendAsync();
        var second = asked.Page.QuerySelectorAll("input[name=spot]")[1].GetAttribute("value")!;

        var wait = await asked.Type("spot", second).SendAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal(second, wait["spot"]);
        clock.Advance(TimeSpan.FromSeconds(SecondsOf(wait)));
        Assert.NotNull((await wait.SendAsync()).Page.QuerySelector(".receipt"));
        var position = JsonNode.Parse(await map.ScalarAsync<string>("SELECT change #>> '{addPlace,place,position}' FROM suggestion WHERE kind = 'add_place'"))!;
        Assert.EndsWith(FormattableString.Invariant($" {(double)position["latitude"]!},{(double)position["longitude"]!}"), second, StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Hours_in_own_words_stay_the_same_suggestion()
    {
        var id = (await map.ScalarAsync<Guid>("SELECT id FROM place WHERE name LIKE 'Gatwick Detainees Welfare Group%'")).ToString();
        var form = await FormTester.OpenAsync(pages, $"en/places/{id}/suggest");
        var wait = await form.Type("hours", "When the bell rings").SendAsync(HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromSeconds(SecondsOf(wait)));
        Assert.NotNull((await wait.SendAsync()).Page.QuerySelector(".receipt"));
    }

    Task<FormTester> OpenAsync() => FormTester.OpenAsync(pages, $"en/places/{place}/suggest");

    Task<long> CountAsync() => map.ScalarAsync<long>("SELECT count(*) FROM suggestion");

    static int SecondsOf(FormTester wait) =>
        int.Parse(((IHtmlElement)wait.Page.QuerySelector("form.suggest")!).Dataset["wait"]!, System.Globalization.CultureInfo.InvariantCulture);
}
