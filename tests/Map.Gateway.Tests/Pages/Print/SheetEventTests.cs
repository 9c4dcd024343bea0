using System.Globalization;
using System.Net;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Pages.Print;

/// <summary>What happens in the next weeks, on sheets for paper.</summary>
public sealed class SheetEventTests(SeededMap map) : IClassFixture<SeededMap>
{
    const string Add = "mutation($input: AddEventInput!) { addEvent(input: $input) { event { id } } }";

    static readonly DateTime Today = DateTime.UtcNow.Date;

    static readonly DateTime Tuesday = Today.AddDays(1 + ((int)DayOfWeek.Tuesday - (int)Today.AddDays(1).DayOfWeek + 7) % 7);

    [BuiltPagesFact]
    public async Task Sheet_of_a_region_says_what_recurs_once_and_has_the_town_alone_of_late_venues()
    {
        var key = await KeyAsync();
        await AddAsync(key, "Weekly tea", Request, new { start = At(Tuesday, "18:00"), timeZone = "Europe/London", rule = "FREQ=WEEKLY;BYDAY=TU", changed = new[] { new { occurrence = At(Tuesday.AddDays(7), "18:00"), cancelled = true } } });
        await AddAsync(key, "One march", Request, new { start = At(Today.AddDays(3), "13:00"), timeZone = "Europe/London" });
        // Its hour has come: lists show where it is, and paper would go on doing so.
        await AddAsync(key, "Late vigil", new { town = "Dover", late = new { hoursBefore = 168, site = new { position = new { latitude = 51.1276543, longitude = 1.3134567 }, precision = "BUILDING", words = "Zeppelin Yard 17" } } },
            new { start = At(Today.AddDays(2), "13:00"), timeZone = "Europe/London" });
        await AddAsync(key, "Called off", Request, new { start = At(Today.AddDays(2), "13:00"), timeZone = "Europe/London" }, status: "CANCELLED");
        await AddAsync(key, "In months", Request, new { start = At(Today.AddDays(90), "13:00"), timeZone = "Europe/London" });

        var sheet = await PageAsync("en/print?regions=GB-KEN&kinds=support_group");

        Assert.Contains("What happens here in the next weeks", sheet, StringComparison.Ordinal);
        Assert.Equal(["Late vigil", "One march", "Weekly tea"], Names(sheet).Order(StringComparer.Ordinal));
        Assert.Matches("Every Tuesday, [^<]*\\(not on ", sheet);
        Assert.Contains("<bdi>Dover</bdi>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Zeppelin", sheet, StringComparison.Ordinal);
        Assert.Contains("/en/events?regions=GB-KEN", sheet, StringComparison.Ordinal);
        Assert.Contains("Zeppelin", await PageAsync("en/events?regions=GB-KEN"), StringComparison.Ordinal);
    }

    [BuiltPagesFact]
    public async Task Sheet_without_a_region_or_without_room_has_none()
    {
        Assert.Empty(Names(await PageAsync("en/print?kinds=support_group&languages=ar")));
        var key = await KeyAsync();
        for (var i = 0; i < 14; i++) await AddAsync(key, $"Of many {i}", Request, new { start = At(Today.AddDays(1), "13:00"), timeZone = "Europe/London" }, region: "FR-62");

        var few = Names(await PageAsync("en/print?regions=FR-62&kinds=support_group"));
        Assert.Equal(6, few.Count);
        Assert.Equal(10, Names(await PageAsync("en/print?regions=FR-62&kinds=support_group&paper=a3")).Count);
    }

    [BuiltPagesTheory]
    [InlineData("ar"), InlineData("fa"), InlineData("ps"), InlineData("ckb"), InlineData("ti"), InlineData("am"), InlineData("so"), InlineData("uk"), InlineData("tr"), InlineData("es")]
    [InlineData("it"), InlineData("de"), InlineData("fr"), InlineData("en")]
    public async Task Sheet_says_it_in_every_whole_language(string language)
    {
        var key = await KeyAsync();
        await AddAsync(key, $"Daily {language}", Request, new { start = At(Today.AddDays(1), "09:00"), timeZone = "Europe/Paris", rule = "FREQ=DAILY" }, region: "IT");
        await AddAsync(key, $"Monthly {language}", Request, new { start = At(Today.AddDays(1), "09:00"), timeZone = "Europe/Paris", rule = "FREQ=MONTHLY" }, region: "IT");

        var sheet = await PageAsync($"{language}/print?regions=IT&kinds=support_group");

        Assert.DoesNotContain("print.events", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("{", string.Concat(Names(sheet)), StringComparison.Ordinal);
        Assert.NotEmpty(Names(sheet));
    }

    static object Request => new { onRequest = new { contact = "ask@example.org" }, town = "Dover" };

    static string At(DateTime day, string time) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{time}";

    async Task<string> KeyAsync() => (await map.Keys.CreateAsync(Map.Contract.Role.Reviewer, [], "test", CancellationToken.None)).Secret;

    async Task AddAsync(string key, string name, object venue, object schedule, string? status = null, string region = "GB-KEN")
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(venue)!;
        if (node["onRequest"] is not null) node["regionCodes"] = new System.Text.Json.Nodes.JsonArray(region);
        await map.Gateway.DataAsync(Add, new { input = new { @event = new { name, kind = "VIGIL", status, venue = node, schedule, sources = new[] { new { citation = "A leaflet" } } } } }, key);
    }

    async Task<string> PageAsync(string address) => await map.Gateway.Http.GetStringAsync(address);

    static List<string> Names(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "<h4><bdi>(.*?)</bdi></h4>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
}
