using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Map.Gateway.Tests.EndToEnd;
using Map.Service.Freshness.Links;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Pages.ConfirmLinks;

/// <summary>Whose answers count: those of people, and none of programs that read their mail before them.</summary>
public sealed class ScannerTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    // How people write a name that they read.
    static readonly Func<string, string>[] Hands =
    [
        name => name, name => name.ToLowerInvariant(), name => name.ToUpperInvariant(), name => $" {name} ", name => name.Replace("-", " ", StringComparison.Ordinal),
        name => name.Length < 6 ? name : name[..3] + name[4..],
    ];

    public void Dispose() => Assert.Empty(map.Errors);

    [BuiltPagesFact]
    public Task No_scanner_and_every_person_confirms() => CheckAsync(visits: 210, people: 24);

    [Trait("Category", "Rehearsal")]
    [BuiltPagesFact]
    public Task No_scanner_of_ten_thousand_and_every_person_of_two_hundred_confirms() => CheckAsync(visits: 10_000, people: 200);

    async Task CheckAsync(int visits, int people)
    {
        var gateway = await map.UnlimitedGatewayAsync();
        var random = new Random(1);
        var groups = await GroupsAsync(people);
        var links = await Task.WhenAll(groups.Select(async group => (Group: group, Link: await LinkAsync(group.Id))));
        var ids = links.Select(link => Guid.Parse(link.Link.Link.Id)).ToArray();
        var behaviours = Scanner.Behaviours.Values.ToArray();
        var turns = Enumerable.Range(0, visits).Select(i => (Run: behaviours[i % behaviours.Length], Path: PathOf(links[i % links.Length].Link), Random: new Random(random.Next())));
        await Parallel.ForEachAsync(turns, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (turn, _) =>
            await turn.Run(new(gateway.Http, turn.Path, turn.Random)));
        // No answer is even waiting to count.
        var waiting = await map.ScalarAsync<long>("SELECT count(*) FROM confirmation_link WHERE id = ANY($1) AND answer IS NOT NULL", ids);
        var byScanners = await SettleAsync(ids);

        await Parallel.ForEachAsync(links.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (person, _) =>
        {
            var (i, (group, link)) = person;
            await ConfirmByOneTapAsync(gateway.Http, PathOf(link), Hands[i % Hands.Length](i % 2 == 0 ? group.Town : group.Name));
        });
        var byPeople = await SettleAsync(ids) - byScanners;
        Write($"""
            visits of scanners ({behaviours.Length} behaviours): {visits}; confirmed by them: {byScanners}; waiting to count after them: {waiting}
            people who opened a link after them, typed a word and tapped once: {people}; confirmed: {byPeople}
            """);

        Assert.Equal((0L, 0, people), (waiting, byScanners, byPeople));
    }

    // Reads the entry, types a word of it, and presses the first button.
    static async Task ConfirmByOneTapAsync(HttpClient http, string path, string word)
    {
        var parser = new HtmlParser();
        var page = await parser.ParseDocumentAsync(await http.GetStringAsync(path));
        var form = page.QuerySelector("form.suggest")!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(field => field.Name!, field => field.Type == "hidden" ? field.Value : word);
        var button = form.QuerySelector<IHtmlButtonElement>("button.send")!;
        fields[button.Name!] = button.Value;
        using var response = await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
        var answer = await parser.ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
        Assert.True(answer.QuerySelector("[role=status]")?.TextContent.Contains("Thank you", StringComparison.Ordinal), $"{word}: {answer.QuerySelector("main")!.TextContent}");
    }

    async Task<int> SettleAsync(Guid[] links)
    {
        await map.ExecuteAsync("UPDATE confirmation_link SET answered_at = answered_at - interval '11 minutes' WHERE answer IS NOT NULL AND outcome IS NULL");
        var settle = map.Services.GetRequiredService<SettleLinks>();
        // A hundred at a time.
        for (var i = 0; i < 3; i++) await settle.RunAsync(CancellationToken.None);
        return checked((int)await map.ScalarAsync<long>("""
            SELECT count(*) FROM confirmation_link l WHERE id = ANY($1) AND outcome = 'confirmed'
              AND EXISTS (SELECT FROM place p WHERE p.id = l.place_id AND p.verified_on = current_date)
            """, links));
    }

    async Task<List<(Guid Id, string Name, string Town)>> GroupsAsync(int count)
    {
        await using var command = map.Database.CreateCommand("""
            SELECT id, name, town FROM place WHERE kind = 'support_group' AND published AND status <> 'closed' AND length(town) >= 3 AND precision IS DISTINCT FROM 'region'
            ORDER BY id LIMIT $1
            """);
        command.Parameters.Add(new() { Value = count });
        var groups = new List<(Guid, string, string)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) groups.Add((row.GetGuid(0), row.GetString(1), row.GetString(2)));
        Assert.Equal(count, groups.Count);
        return groups;
    }

    Task<V1.CreateConfirmationLinkResponse> LinkAsync(Guid place) => map.Services.GetRequiredService<CreateLink>()
        .RunAsync(new V1.CreateConfirmationLinkRequest { PlaceId = place.ToString() }, CancellationToken.None);

    static string PathOf(V1.CreateConfirmationLinkResponse link) => "/en/links/" + link.Secret;

    static void Write(string figures)
    {
        if (Environment.GetEnvironmentVariable("MAP_FIGURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "scanners.txt"), string.Create(CultureInfo.InvariantCulture, $"{figures}\n"));
    }
}
