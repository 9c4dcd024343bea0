using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Imports;

/// <summary>A calendar of the map's own, imported as that of another map: its events are equal, and have other ids.</summary>
public sealed class CalendarBackTests(SeededMap map) : IClassFixture<SeededMap>
{
    const string Add = "mutation($input: AddEventInput!) { addEvent(input: $input) { event { id } } }";

    const string Fields = """
        name kind status description url accessibility languages schedule { start end timeZone rule also except changed { occurrence cancelled start end note } }
        venue { place { id } site { position { latitude longitude } precision words } onlineUrl askContact hoursBefore town regionCodes }
        organisers { name organisation { id } place { id } } sources { citation url } published
        """;

    static readonly DateTime Today = DateTime.UtcNow.Date;

    [Fact]
    public async Task Calendar_of_another_map_gives_equal_events()
    {
        var key = (await map.Keys.CreateAsync(Map.Contract.Role.Reviewer, [], "test", CancellationToken.None)).Secret;
        var place = (string)(await map.Gateway.DataAsync("""{ places(filter: {kinds: [SUPPORT_GROUP]}, first: 1) { nodes { id } } }"""))["places"]!["nodes"]![0]!["id"]!;
        var made = new List<string>
        {
            await AddAsync(key, "Back: a series", new { place }, new
            {
                start = At(3), end = At(3, "20:15"), timeZone = "Europe/Paris", rule = "FREQ=WEEKLY;COUNT=40", also = new[] { At(5) }, except = new[] { At(17) },
                changed = new object[] { new { occurrence = At(10), cancelled = true, note = "A holiday; and, no keys\nat all" }, new { occurrence = At(24), start = At(25, "19:00"), end = At(25, "21:00") } },
            }, description: "Come, all; bring \"tea\".\n\nSecond paragraph — ünïcode ✊"),
            await AddAsync(key, "Back: whole days", new { onlineUrl = "https://meet.example.org/room" }, new { start = Day(30), end = Day(32), timeZone = "America/New_York" }),
            await AddAsync(key, "Back: on request", new { onRequest = new { contact = "ask@example.org" }, town = "Dover", regionCodes = new[] { "GB-KEN" } }, new { start = At(4), timeZone = "Asia/Beirut" }),
            await AddAsync(key, "Back: a site", new { site = new { position = new { latitude = 51.1276, longitude = 1.3134 }, precision = "BUILDING", words = "The old hall, 1st floor" }, town = "Dover" },
                new { start = At(4), end = At(5, "02:00"), timeZone = "Europe/London" }),
        };

        var calendar = await map.Gateway.Http.GetByteArrayAsync("events.ics?text=Back");
        var preview = await ImportAsync(key, calendar, ("list", "another-map"), ("add_twins", "yes"));
        Assert.Equal(["IMPORT_OUTCOME_NEW 4"], preview["counts"]!.AsArray().Select(count => $"{count!["outcome"]} {count["rows"]}"));
        var applied = await ImportAsync(key, calendar, ("list", "another-map"), ("add_twins", "yes"), ("preview", (string)preview["preview"]!));

        var copies = applied["rows"]!.AsArray().ToDictionary(row => (string)row!["name"]!, row => new GlobalId("Event", (string)row!["eventId"]!).ToString());
        foreach (var id in made)
        {
            var original = await EventAsync(id);
            var copy = await EventAsync(copies[(string)original["name"]!]);
            Assert.Equal(original.ToJsonString(), copy.ToJsonString());
        }

        Assert.Equal(["IMPORT_OUTCOME_UNCHANGED 4"],
            (await ImportAsync(key, calendar, ("list", "another-map"), ("add_twins", "yes")))["counts"]!.AsArray().Select(count => $"{count!["outcome"]} {count["rows"]}"));
        // Known again by their ids where they come from.
        Assert.Equal(["IMPORT_OUTCOME_TWIN 4"], (await ImportAsync(key, calendar))["counts"]!.AsArray().Select(count => $"{count!["outcome"]} {count["rows"]}"));
    }

    async Task<string> AddAsync(string key, string name, object venue, object schedule, string? description = null) =>
        (string)(await map.Gateway.DataAsync(Add, new
        {
            input = new
            {
                @event = new
                {
                    name, kind = "TRAINING", venue, schedule, description, url = "https://example.org/page", accessibility = "A ramp", languages = new[] { "en", "ar" },
                    organisers = new[] { new { name = "A group" } }, sources = new[] { new { citation = "A leaflet, 2026" } },
                },
            },
        }, key))["addEvent"]!["event"]!["id"]!;

    async Task<JsonNode> EventAsync(string id) => (await map.Gateway.DataAsync($"query($id: ID!) {{ event(id: $id) {{ {Fields} }} }}", new { id }))["event"]!;

    async Task<JsonNode> ImportAsync(string key, byte[] file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "events.ics" } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/imports") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await map.Gateway.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    static string At(int days, string time = "18:30") => $"{Day(days)}T{time}";

    static string Day(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", null);
}
