using System.Globalization;
using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Tests.Ogc;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.Events;

/// <summary>Programs that are not ours find in our calendar what GraphQL tells: each time of each event, and which of them does not take place.</summary>
public sealed class CalendarReaderTests(SeededMap map, CalendarReaderTests.Calendar calendar) : IClassFixture<SeededMap>, IClassFixture<CalendarReaderTests.Calendar>
{
    const int Days = 220;

    static readonly DateTime Today = DateTime.UtcNow.Date;

    [FactWithTool("python3-vobject", "/usr/lib/python3/dist-packages/vobject/__init__.py")]
    public Task Vobject_finds_all_times() => AssertReadByAsync("vobject");

    [FactWithTool("gir1.2-ical-3.0", "/usr/share/doc/gir1.2-ical-3.0/copyright")]
    public Task Libical_finds_all_times() => AssertReadByAsync("libical");

    [FactWithTool("khal", "/usr/bin/khal")]
    public Task Khal_lists_all_times() => AssertReadByAsync("khal");

    [NodeFact(NodeScript.FrontEnds)]
    public async Task Ical_js_finds_all_times() => await AssertReadAsync(
        await NodeScript.RunAsync(NodeScript.FrontEnds, "calendar.mjs", await calendar.FileAsync(map), Today.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [FactWithTool("python3-icalendar", "/usr/lib/python3/dist-packages/icalendar/__init__.py")]
    public async Task Icalendar_finds_no_fault_of_grammar()
    {
        var components = (await PythonAsync("icalendar")).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(calendar.Ids, components.Select(one => (string)one["uid"]!).ToHashSet());
        Assert.Equal(2, components.Count(one => one["single"] is not null));
        Assert.All(components, one => Assert.Equal(0, (int)one["sequence"]!));
    }

    [Fact]
    public async Task Exceptions_are_of_the_type_of_the_start_and_zones_are_of_the_years_that_are_used()
    {
        var text = await File.ReadAllTextAsync(await calendar.FileAsync(map));

        Assert.Contains("EXDATE;TZID=Europe/London:", text, StringComparison.Ordinal);
        Assert.Contains("EXDATE;VALUE=DATE:", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("BEGIN:VTIMEZONE").Length - 1);
        Assert.DoesNotMatch(@"DTSTART:(19|200|201)", text);
    }

    async Task AssertReadByAsync(string reader) => await AssertReadAsync(await PythonAsync(reader));

    async Task<string[]> PythonAsync(string reader) => await ForeignReader.RunAsync(
        "/usr/bin/python3", Path.Combine(Repository.Root, "tests/Map.Gateway.Tests/Events/read_calendar.py"), reader, await calendar.FileAsync(map), Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{Days}");

    async Task AssertReadAsync(string[] lines)
    {
        var components = lines.Select(line => JsonNode.Parse(line)!).ToList();
        // A single time takes the place of one of its series.
        var replaced = components.Where(one => one["single"] is not null).Select(one => ((string)one["uid"]!, (string)one["single"]!)).ToHashSet();
        var found = components.SelectMany(one => one["times"]!.AsArray().Select(at => (Uid: (string)one["uid"]!, At: (string)at!, Status: (string)one["status"]!, IsSingle: one["single"] is not null)))
            .Where(time => time.IsSingle || !replaced.Contains((time.Uid, time.At)))
            .Select(time => $"{time.Uid} {time.At} {time.Status}").Order(StringComparer.Ordinal);

        var told = await map.Gateway.DataAsync(
            """query($to: DateTime!) { events(filter: {text: "Calendar event"}, to: $to, first: 200) { edges { node { id } time { start startsAt status } } } }""", new { to = Today.AddDays(Days) });
        var expected = told["events"]!["edges"]!.AsArray().Select(edge => $"{TestGateway.Uuid((string)edge!["node"]!["id"]!)} {Moment(edge["time"]!)} {((string)edge["time"]!["status"]! == "CANCELLED" ? "CANCELLED" : "CONFIRMED")}")
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(expected.Count > 50, $"only {expected.Count} times");
        Assert.Equal(expected, found);
        Assert.Contains("Somewhere; with, signs", components.Select(one => (string?)one["where"]));
    }

    static string Moment(JsonNode time) => (string)time["start"]! is { Length: 10 } day
        ? day
        : DateTimeOffset.Parse((string)time["startsAt"]!, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>The calendar of some events, made once.</summary>
    public sealed class Calendar : IDisposable
    {
        readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("events");
        Task<string>? file;

        internal HashSet<string> Ids { get; } = [];

        internal Task<string> FileAsync(SeededMap map) => file ??= MakeAsync(map);

        public void Dispose() => folder.Delete(recursive: true);

        // Clocks change within any half year, but for those of Tehran. Khal and vobject take a zone from the machine by its name, so these are some whose rules have not changed for
        // long.
        async Task<string> MakeAsync(SeededMap map)
        {
            var key = (await map.Keys.CreateAsync(Map.Contract.Role.Reviewer, [], "test", CancellationToken.None)).Secret;
            foreach (var schedule in new object[]
                     {
                         new
                         {
                             start = On(0), timeZone = "Europe/London", rule = "FREQ=WEEKLY;COUNT=30", also = (string[])[On(3)], except = (string[])[On(14)],
                             changed = (object[])[new { occurrence = On(7), cancelled = true, note = "Nobody is there" }, new { occurrence = On(21), start = On(22) }],
                         },
                         new { start = On(1), timeZone = "America/New_York", rule = "FREQ=DAILY;INTERVAL=13;COUNT=16" },
                         new { start = On(5), timeZone = "Asia/Tehran", rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4" },
                         new { start = Day(3), timeZone = "Europe/Paris", rule = "FREQ=WEEKLY;COUNT=4", except = (string[])[Day(10)] },
                         new { start = Day(4), end = Day(5), timeZone = "Europe/Paris" },
                     })
            {
                var input = new
                {
                    @event = new
                    {
                        name = "Calendar event", kind = "DROP_IN", schedule, sources = new[] { new { citation = "A leaflet" } },
                        venue = new { site = new { position = new { latitude = 51.5, longitude = -0.12 }, precision = "BUILDING", words = "Somewhere; with, signs" } },
                    },
                };
                var added = await map.Gateway.DataAsync("mutation($input: AddEventInput!) { addEvent(input: $input) { event { id } } }", new { input }, key);
                Ids.Add(TestGateway.Uuid((string)added["addEvent"]!["event"]!["id"]!));
            }

            var path = Path.Combine(folder.FullName, "events.ics");
            await File.WriteAllTextAsync(path, await map.Gateway.Http.GetStringAsync("/events.ics?text=Calendar"));
            return path;
        }

        static string On(int days) => Today.AddDays(2 + days).ToString("yyyy-MM-dd'T'18:30", CultureInfo.InvariantCulture);

        static string Day(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
