using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Events;

/// <summary>Events by GraphQL, in calendars, feeds, tables and pages, from the whole map.</summary>
public sealed class EventFilesTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    const string Add = """
        mutation($input: AddEventInput!) { addEvent(input: $input) { applied actId event { id name revision sequence venue { town hoursBefore site { words } } position { latitude } precision } } }
        """;

    static readonly DateTime Today = DateTime.UtcNow.Date;

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Event_is_added_found_changed_cancelled_and_undone_by_GraphQL()
    {
        var key = await ReviewerAsync();
        var added = await AddAsync(key, Input("A weekly drop-in", Site(51.0806, 1.1695, "The old church, Folkestone"), rule: "FREQ=WEEKLY"));

        var near = await map.Gateway.DataAsync("""
            { eventsNear(position: {latitude: 51.08, longitude: 1.17}, withinKm: 5, orderBy: START, filter: {text: "weekly drop-in"}) {
                edges { distanceKm distanceIsTo time { start status } node { id name schedule { rule } venue { site { words } } next(first: 2) { start } } } } }
            """);
        var edges = near["eventsNear"]!["edges"]!.AsArray();
        Assert.Equal(2, edges.Count);
        Assert.Equal("The old church, Folkestone", (string?)edges[0]!["node"]!["venue"]!["site"]!["words"]);
        Assert.Equal(2, edges[0]!["node"]!["next"]!.AsArray().Count);

        var id = (string)added["id"]!;
        var cancelled = await map.Gateway.DataAsync("""
            mutation($input: CancelEventInput!) { cancelEvent(input: $input) { actId changes { field after } event { sequence schedule { changed { occurrence cancelled } } } } }
            """, new { input = new { id, revision = (long)added["revision"]!, occurrence = (string)edges[1]!["time"]!["start"]!, note = "Bank holiday", summary = Why } }, key);
        Assert.True((bool)cancelled["cancelEvent"]!["event"]!["schedule"]!["changed"]![0]!["cancelled"]!);
        await map.Gateway.DataAsync("""mutation($input: RevertActInput!) { revertAct(input: $input) { undone { node { __typename id } change { field } } } }""",
            new { input = new { actId = (string)cancelled["cancelEvent"]!["actId"]!, summary = new { comment = "It takes place" } } }, key);

        var node = await map.Gateway.DataAsync(
            "query($id: ID!) { node(id: $id) { __typename id ... on Event { sequence history { nodes { number changes { field } } } } } }", new { id });
        Assert.Equal(("Event", 2), ((string?)node["node"]!["__typename"], (int)node["node"]!["sequence"]!));
        Assert.Equal(3, node["node"]!["history"]!["nodes"]!.AsArray().Count);
        var list = await map.Gateway.DataAsync("""{ events(filter: {text: "weekly drop-in"}, first: 3) { pageInfo { hasNextPage } edges { cursor time { startsAt } } } }""");
        Assert.Equal(3, list["events"]!["edges"]!.AsArray().Count);
    }

    [Fact]
    public async Task Feed_begins_with_its_declaration_and_a_radius_is_refused_in_kilometres()
    {
        // A mark of the byte order is text to some readers.
        Assert.Equal("<?xml"u8.ToArray(), (await map.Gateway.Http.GetByteArrayAsync("events.atom"))[..5]);

        var refused = await map.Gateway.AskAsync("{ eventsNear(position: {latitude: 51, longitude: 1}, withinKm: 300) { edges { distanceKm } } }");

        Assert.Equal("withinKm: is not a distance in kilometres: greater than 0, at most 200.", (string?)refused["errors"]![0]!["message"]);
        var places = await map.Gateway.AskAsync("{ placesNear(position: {latitude: 51, longitude: 1}, withinKm: 30000) { edges { distanceKm } } }");
        Assert.Equal("withinKm: is not a distance in kilometres: greater than 0, at most 20,037.", (string?)places["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task Cancelled_event_stays_in_the_calendar_with_a_higher_sequence_and_the_same_uid()
    {
        var key = await ReviewerAsync();
        var added = await AddAsync(key, Input("To be called off", Site(51.5, -0.1, "Here")));
        var before = await map.Gateway.Http.GetStringAsync("/events.ics?text=called");

        await map.Gateway.DataAsync("mutation($input: CancelEventInput!) { cancelEvent(input: $input) { applied } }",
            new { input = new { id = (string)added["id"]!, revision = (long)added["revision"]!, summary = Why } }, key);
        var after = await map.Gateway.Http.GetStringAsync("/events.ics?text=called");

        Assert.Contains("SEQUENCE:0", before, StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", before, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", after, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", after, StringComparison.Ordinal);
        Assert.Equal(Line(before, "UID:"), Line(after, "UID:"));
    }

    [Fact]
    public async Task Late_venue_is_in_no_file_page_or_answer_before_its_hour()
    {
        var key = await ReviewerAsync();
        const string words = "Zeppelin Yard 17";
        var input = Input("Late gathering", new { town = "Dover", late = new { hoursBefore = 2, site = new { position = new { latitude = 51.1276543, longitude = 1.3134567 }, precision = "BUILDING", words } } });
        var added = await AddAsync(key, input);
        Assert.Equal((null, "Dover", 2, "TOWN"), (added["venue"]!["site"], (string?)added["venue"]!["town"], (int?)added["venue"]!["hoursBefore"], (string?)added["precision"]));

        foreach (var path in new[] { "/events.ics", "/events.atom", "/events.csv", "/en/events", "/events.ics?near=Dover", "/sitemap.xml", "/changes.atom" })
        {
            var text = await map.Gateway.Http.GetStringAsync(path);
            Assert.DoesNotContain(words, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("51.1276", text, StringComparison.Ordinal);
            if (path.Contains("events", StringComparison.Ordinal)) Assert.Contains("Late gathering", text, StringComparison.Ordinal);
        }

        var page = await map.Gateway.Http.PostAsync("/en/events", new FormUrlEncodedContent([new("q", "Dover")]));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Late gathering", html, StringComparison.Ordinal);
        Assert.Contains("shown here 2 hours before", html, StringComparison.Ordinal);
        Assert.DoesNotContain(words, html, StringComparison.Ordinal);
        Assert.DoesNotContain(words, map.LogText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near=51.1,1.3", "near")]
    [InlineData("km=30", "near")]
    [InlineData("kinds=party", "kinds")]
    [InlineData("nearer=Dover", "nearer")]
    [InlineData("near=Qwxyzzt", "near")]
    public async Task Wrong_parameter_is_named(string query, string field)
    {
        var response = await map.Gateway.Http.GetAsync($"/events.ics?{query}");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains(field, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_that_has_not_changed_is_not_sent_again()
    {
        HttpResponseMessage first = null!;
        // What has just changed has no tag until the gateway knows it.
        await Patience.UntilAsync(async () => (first = await map.Gateway.Http.GetAsync("/events.ics?regions=GB")).Headers.ETag is not null, "the calendar to have a tag");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/events.ics?regions=GB");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(304, (int)(await map.Gateway.Http.SendAsync(again)).StatusCode);
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
    }

    static object Why => new { sources = new[] { new { citation = "A leaflet" } } };

    static string On(int days) => Today.AddDays(2 + days).ToString("yyyy-MM-dd'T'18:30", null);

    static object Site(double latitude, double longitude, string words) =>
        new { site = new { position = new { latitude, longitude }, precision = "BUILDING", words } };

    static JsonObject Input(string name, object venue, string? rule = null, string[]? except = null, object[]? changed = null) =>
        (JsonObject)JsonSerializer.SerializeToNode(new
        {
            @event = new
            {
                name, kind = "DROP_IN", venue, schedule = new { start = On(0), timeZone = "Europe/London", rule, except, changed },
                sources = new[] { new { citation = "A leaflet" } },
            },
        })!;

    // Contributors' keys add; only a reviewer's undoes.
    async Task<string> ReviewerAsync() => (await map.Keys.CreateAsync(Map.Contract.Role.Reviewer, [], "test", CancellationToken.None)).Secret;

    async Task<JsonNode> AddAsync(string key, JsonObject input) => (await map.Gateway.DataAsync(Add, new { input }, key))["addEvent"]!["event"]!;

    static string Line(string text, string start) => text.Split("\r\n").First(line => line.StartsWith(start, StringComparison.Ordinal));
}
