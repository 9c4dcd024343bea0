using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Map.Service.Events.Times;
using Map.Service.Import.Calendars;
using NodaTime;

namespace Map.Service.Tests.Import.Calendars;

/// <summary>Calendars as programs write them, with their quirks. What they say is in expected.jsonl, by python3-icalendar and python3-dateutil (expected.py).</summary>
public sealed class CorpusTests
{
    static readonly Dictionary<string, (string, string)[]> Said = new()
    {
        ["verein.ics"] = [("time_zone", "Europe/Berlin")],
    };

    public static TheoryData<string> Files => [.. Directory.GetFiles(Reading.Folder, "*.ics").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Calendar_has_the_times_that_other_libraries_find(string file)
    {
        var expected = File.ReadLines(Path.Combine(Reading.Folder, "expected.jsonl")).Select(line => JsonNode.Parse(line)!).Where(one => (string)one["file"]! == file)
            .Select(one => $"{one["uid"]} {one["start"]} {one["end"]}{((bool)one["cancelled"]! ? " cancelled" : "")}").ToList();

        var rows = Rows(file);

        Assert.All(rows, row => Assert.False(row.IsWrong, string.Join(" ", row.Notes)));
        var found = rows.Where(row => !row.Notes.Exists(note => note.Code == CalendarImport.Private)).SelectMany(Times).Order(StringComparer.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_of_a_person_is_taken_from_a_calendar(string file)
    {
        var taken = string.Join("\n", Rows(file).Select(row => $"{JsonFormatter.Default.Format(row.Event)} {row.Where} {string.Join(" ", row.Notes)}"));

        foreach (var person in new[] { "Jane", "John", "Mary\"", "mailto", "@", "7700 900123" }) Assert.DoesNotContain(person, taken, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("google.ics", "Weekly vigil", "Europe/London")]
    [InlineData("google.ics", "March for the right to stay", "Europe/London")]
    [InlineData("outlook.ics", "Offene Beratung", "Europe/Berlin")]
    [InlineData("outlook.ics", "Plenum", "Europe/Berlin")]
    [InlineData("outlook.ics", "1. Mai", "Europe/Berlin")]
    [InlineData("thunderbird.ics", "Permanence juridique à la Maison des associations", "Europe/Paris")]
    [InlineData("meetup.ics", "Solidarity kitchen", "Europe/Vienna")]
    [InlineData("the-events-calendar.ics", "Conversation café & lunch", "Europe/London")]
    [InlineData("khal.ics", "Scadenza", "Europe/Rome")]
    [InlineData("verein.ics", "Fußballspiel für alle – Eintritt frei", "Europe/Berlin")]
    public void Name_and_zone_are_read_whatever_program_wrote_them(string file, string name, string zone) =>
        Assert.Equal(zone, Assert.Single(Rows(file), row => row.Name == name).Event.Schedule.TimeZone);

    static IReadOnlyList<CalendarEventRow> Rows(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Reading.Folder, file));
        return Reading.Rows(stream, Said.GetValueOrDefault(file, []));
    }

    static IEnumerable<string> Times(CalendarEventRow row) => new Schedule(row.Event.Schedule).Between(Instant.FromUtc(2027, 1, 1, 0, 0), Instant.FromUtc(2027, 12, 31, 0, 0))
        .Select(time => $"{row.Uid} {Text(time.Starts, time.StartsAt)} {Text(time.Ends, time.EndsAt)}{(time.IsCancelled || row.Event.Status == V1.EventStatus.Cancelled ? " cancelled" : "")}");

    static string Text(string local, Instant at) => local.Length == 10 ? local : at.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
