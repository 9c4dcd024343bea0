using Map.Service.Import.Calendars;
using Map.Sheets;
using Map.V1;
using static Map.Service.Tests.Import.Calendars.Reading;

namespace Map.Service.Tests.Import.Calendars;

public sealed class CalendarReaderTests
{
    [Theory]
    [InlineData("DTSTART:20270507T190000", "zone_missing")]
    [InlineData("DTSTART;VALUE=DATE:20270507", "zone_missing")]
    [InlineData("DTSTART;TZID=Nowhere:20270507T190000", "zone_unknown")]
    [InlineData("DTSTAMP:20270507T190000Z", "start_missing")]
    [InlineData("DTSTART:20270507T190000Z\nRRULE:FREQ=SECONDLY", "rule_refused")]
    [InlineData("DTSTART:20270507T190000Z\nRRULE:FREQ=DAILY;COUNT=1000000000", "rule_refused")]
    [InlineData("DTSTART:20270507T190000Z\nRRULE:FREQ=DAILY;BYHOUR=7,19", "rule_refused")]
    [InlineData("DTSTART:20270507T190000Z\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "rule_refused")]
    [InlineData("DTSTART:20270507T190000Z\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "rule_refused")]
    public void What_the_map_cannot_say_is_wrong_and_has_a_code(string lines, string code) =>
        Assert.Equal(code, Assert.Single(Row(lines).Notes, note => note.Effect == ImportNoteEffect.Wrong).Code);

    [Fact]
    public void Zone_that_is_given_holds_for_what_has_none()
    {
        Assert.Equal(("2027-05-07T19:00", "Europe/Paris"), Start(Row("DTSTART:20270507T190000", ("time_zone", "Europe/Paris"))));
        Assert.Equal(("2027-05-07", "Europe/Paris"), Start(Row("DTSTART;VALUE=DATE:20270507", ("time_zone", "Romance Standard Time"))));
        Assert.Equal(("2027-05-07T21:00", "Europe/Paris"), Start(Row("DTSTART:20270507T190000Z", ("time_zone", "Europe/Paris"))));
        // By its own clock, whatever else is said.
        Assert.Equal(("2027-05-07T19:00", "Europe/London"), Start(Row("DTSTART;TZID=GMT Standard Time:20270507T190000", ("time_zone", "Europe/Paris"))));
    }

    [Fact]
    public void Start_that_its_rule_does_not_have_is_kept_as_a_further_time()
    {
        var row = Row("DTSTART;TZID=Europe/London:20270505T190000\nDTEND;TZID=Europe/London:20270505T203000\nRRULE:FREQ=WEEKLY;BYDAY=FR");

        Assert.Equal(("2027-05-07T19:00", "2027-05-07T20:30"), (row.Event.Schedule.Start, row.Event.Schedule.End));
        Assert.Equal(["2027-05-05T19:00"], row.Event.Schedule.Also);
        Assert.Contains(row.Notes, note => note.Code == "start_outside_rule");
    }

    [Fact]
    public void Time_that_differs_and_that_the_rule_does_not_have_any_more_is_kept()
    {
        var single = "BEGIN:VEVENT\r\nUID:one@example.org\r\nSUMMARY:A vigil by the sea\r\nRECURRENCE-ID;TZID=Europe/London:20270506T190000\r\nDTSTART;TZID=Europe/London:20270506T190000\r\nEND:VEVENT\r\n";

        var row = Assert.Single(Rows(Stream(Of("DTSTART;TZID=Europe/London:20270507T190000\nRRULE:FREQ=WEEKLY", before: single))));

        Assert.Equal("2027-05-06T19:00", Assert.Single(row.Event.Schedule.Also));
        Assert.Equal("A vigil by the sea", Assert.Single(row.Event.Schedule.Changed).Note);
    }

    [Fact]
    public void Change_of_this_and_all_that_come_is_wrong()
    {
        var single = "BEGIN:VEVENT\r\nUID:one@example.org\r\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270514T190000\r\nDTSTART;TZID=Europe/London:20270514T200000\r\nEND:VEVENT\r\n";

        var row = Assert.Single(Rows(Stream(Of("DTSTART;TZID=Europe/London:20270507T190000\nRRULE:FREQ=WEEKLY", before: single))));

        Assert.Equal("range_refused", Assert.Single(row.Notes, note => note.Effect == ImportNoteEffect.Wrong).Code);
    }

    [Fact]
    public void Event_that_cannot_be_read_spoils_no_other_and_has_its_line()
    {
        var broken = "BEGIN:VEVENT\r\nUID:two\r\nSUMMARY:Broken\r\nthis line is no property\r\nDTSTART:20270507T190000Z\r\nEND:VEVENT\r\n";

        var rows = Rows(Stream(Of("DTSTART:20270507T190000Z", before: broken)));

        Assert.Equal([(3L, true, "Broken"), (9L, false, "A vigil")], rows.Select(row => (row.Line, row.IsWrong, row.Name)));
    }

    [Fact]
    public void Event_without_an_end_is_wrong_and_the_next_one_is_read()
    {
        var rows = Rows(Stream(Of("DTSTART:20270507T190000Z", before: "BEGIN:VEVENT\r\nUID:two\r\nSUMMARY:Cut off\r\nDTSTART:20270507T190000Z\r\n")));

        Assert.Equal([(true, "Cut off"), (false, "A vigil")], rows.Select(row => (row.IsWrong, row.Name)));
    }

    [Fact]
    public void Lines_with_addresses_and_numbers_are_left_out_of_a_description()
    {
        Assert.Equal(("We meet at the gate.\nTea afterwards.", 2), PersonalText.Of("We meet at the gate.\nAsk jane@example.org\nor +44 20 7946 0000.\nTea afterwards."));
        Assert.Equal(("We meet.\nhttps://example.org/123456789", 0), PersonalText.Of("<p>We meet.</p>https://example.org/123456789"));
        Assert.Equal("Vigil with", PersonalText.Line("Vigil with jane@example.org"));
    }

    [Fact]
    public void Single_time_of_a_series_of_somebody_else_is_an_event_of_its_own()
    {
        var row = Row("RECURRENCE-ID;TZID=Europe/London:20270514T190000\nDTSTART;TZID=Europe/London:20270514T200000");

        Assert.Equal(("2027-05-14T20:00", false), (row.Event.Schedule.Start, row.Event.Schedule.HasRule));
        Assert.StartsWith("one@example.org ", row.Uid, StringComparison.Ordinal);
    }

    [Fact]
    public void Calendar_is_told_by_its_content()
    {
        Assert.True(CalendarText.Is(Stream("\uFEFF\r\nbegin:vcalendar\r\n")));
        Assert.False(CalendarText.Is(Stream("name;latitude\r\nBEGIN:VCALENDAR;1\r\n")));
        Assert.False(CalendarText.Is(Stream("")));
    }

    [Fact]
    public void Damaged_calendar_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20261130);
        foreach (var file in Directory.GetFiles(Folder, "*.ics").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            for (var round = 0; round < 40; round++)
            {
                var damaged = (byte[])bytes.Clone();
                for (var i = 0; i < 1 + round % 9; i++) damaged[random.Next(damaged.Length)] = (byte)random.Next(1, 256);
                try
                {
                    Rows(new MemoryStream(damaged, 0, round % 3 == 0 ? random.Next(1, damaged.Length) : damaged.Length), ("time_zone", "Europe/Paris"));
                }
                catch (SheetException)
                {
                    // Said in one sentence.
                }
            }
        }
    }

    static (string, string) Start(CalendarEventRow row) => (row.Event.Schedule.Start, row.Event.Schedule.TimeZone);
}
