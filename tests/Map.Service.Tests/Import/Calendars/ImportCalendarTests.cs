using System.Globalization;
using Grpc.Core;
using Map.Contract;
using Map.Service.Storage;
using Map.Service.Tests.Import.Lists;
using Map.Testing.Running;
using Map.V1;
using static Map.Service.Tests.Import.Lists.Importing;

namespace Map.Service.Tests.Import.Calendars;

/// <summary>Calendars that others keep, imported with a key.</summary>
public sealed class ImportCalendarTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly DateTime Today = DateTime.UtcNow.Date;

    [Fact]
    public async Task A_calendar_is_previewed_imported_as_previewed_and_undone_by_one_act()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var (calendar, options) = (Calendar(Event("a1", "Vigil of the calendar", 9)), Options("a.ics"));

        var preview = await server.ImportAsync(calendar, options, key);
        Assert.Equal([(ImportOutcome.New, 1)], Outcomes(preview));
        Assert.Equal((1, 0, false), (preview.Published, preview.Waiting, preview.HasActId));
        var row = Assert.Single(preview.Rows);
        Assert.Equal((3L, "Vigil of the calendar"), (row.Line, row.Name));
        Assert.Equal([$"{At(9)}/{At(9, "20:00")} Europe/London"], row.Changes.Single(change => change.Field == "schedule").After);
        Assert.Empty(await FindAsync("Vigil of the calendar"));

        options.Preview = preview.Preview;
        var imported = await server.ImportAsync(calendar, options, key);
        var made = Assert.Single(await FindAsync("Vigil of the calendar"));
        Assert.Equal((EventKind.Vigil, "Ask us", "Dover", made.Id), (made.Kind, made.Venue.OnRequest.Contact, made.Venue.Town, imported.Rows.Single().EventId));
        Assert.Equal(["Calendar a.ics"], made.Sources.Select(source => source.Citation));

        options.ClearPreview();
        Assert.Equal([(ImportOutcome.Unchanged, 1)], Outcomes(await server.ImportAsync(calendar, options, key)));

        await server.Contributions.RevertAsync(new() { ActId = imported.ActId, Summary = new() { Comment = "A wrong calendar" } }, key);
        Assert.Empty(await FindAsync("Vigil of the calendar"));
        Assert.Equal([(ImportOutcome.New, 1)], Outcomes(await server.ImportAsync(calendar, options, key)));
    }

    [Fact]
    public async Task A_higher_sequence_edits_a_lower_one_is_left_out_and_what_people_changed_stays()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var options = Options("b.ics");
        await server.ApplyAsync(Calendar(Event("b1", "Meeting of b", 9, "SEQUENCE:2")), options, key);
        var made = Assert.Single(await FindAsync("Meeting of b"));
        await server.Contributions.UpdateEventAsync(
            new() { Id = made.Id, Revision = made.Revision, Event = new() { Accessibility = "A ramp" }, UpdateMask = new() { Paths = { "accessibility" } }, Summary = Events.SomeEvents.Why }, key);

        var changed = await server.ApplyAsync(Calendar(Event("b1", "Meeting of b", 10, "SEQUENCE:3")), options, key);

        Assert.Equal([(ImportOutcome.Changed, 1)], Outcomes(changed));
        Assert.Equal(["schedule"], changed.Rows.Single().Changes.Select(change => change.Field));
        var now = await EventAsync(made.Id);
        Assert.Equal((At(10), "A ramp"), (now.Schedule.Start, now.Accessibility));

        var older = await server.ImportAsync(Calendar(Event("b1", "Meeting of b", 9, "SEQUENCE:2")), options, key);
        Assert.Equal([(ImportOutcome.LeftOut, 1)], Outcomes(older));
        Assert.Contains("older", older.Rows.Single().Notes);
    }

    [Fact]
    public async Task What_both_changed_is_a_warning_that_can_be_accepted()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var options = Options("c.ics");
        await server.ApplyAsync(Calendar(Event("c1", "Meeting of c", 9)), options, key);
        var made = Assert.Single(await FindAsync("Meeting of c"));
        await server.Contributions.UpdateEventAsync(
            new() { Id = made.Id, Revision = made.Revision, Event = new() { Name = "Meeting of c, upstairs" }, UpdateMask = new() { Paths = { "name" } }, Summary = Events.SomeEvents.Why }, key);
        var calendar = Calendar(Event("c1", "Meeting of c, downstairs", 9));

        Assert.Equal([(ImportOutcome.Warned, 1)], Outcomes(await server.ImportAsync(calendar, options, key)));
        options.Accept.Add("changed_since");
        await server.ApplyAsync(calendar, options, key);

        Assert.Equal("Meeting of c, downstairs", (await EventAsync(made.Id)).Name);
    }

    [Fact]
    public async Task What_is_cancelled_is_cancelled_and_what_is_gone_is_told_and_left_alone()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var options = Options("d.ics");
        await server.ApplyAsync(Calendar(Event("d1", "First of d", 9) + Event("d2", "Second of d", 9)), options, key);
        var (first, second) = (Assert.Single(await FindAsync("First of d")), Assert.Single(await FindAsync("Second of d")));

        var response = await server.ApplyAsync(Calendar(Event("d1", "First of d", 9, "SEQUENCE:1\r\nSTATUS:CANCELLED") + Event("d3", "Third of d", 9, "STATUS:CANCELLED")), options, key);

        Assert.Equal(EventStatus.Cancelled, (await EventAsync(first.Id)).Status);
        Assert.Equal(EventStatus.Planned, (await EventAsync(second.Id)).Status);
        Assert.Contains(second.Id, Assert.Single(response.Notes, note => note.Code == "gone").Text, StringComparison.Ordinal);
        Assert.Empty(await FindAsync("Third of d"));
    }

    [Fact]
    public async Task Times_that_differ_are_changed_times_of_one_event()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var single = Event("e1", "Series of e, in the park", 16, $"RECURRENCE-ID;TZID=Europe/London:{Stamp(16)}") + Event("e1", "Series of e", 23, $"RECURRENCE-ID;TZID=Europe/London:{Stamp(23)}\r\nSTATUS:CANCELLED");

        await server.ApplyAsync(Calendar(Event("e1", "Series of e", 9, $"RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=Europe/London:{Stamp(30)}") + single), Options("e.ics"), key);

        var made = Assert.Single(await FindAsync("Series of e"));
        var found = await server.Events.GetEventAsync(new() { Id = made.Id });
        Assert.Equal([(At(9), ""), (At(16), "Series of e, in the park"), (At(23), ""), (At(37), "")], found.Occurrences.Select(time => (time.Start, time.Note)));
        Assert.Equal(EventStatus.Cancelled, found.Occurrences[2].Status);
    }

    [Fact]
    public async Task Venue_is_what_was_chosen_and_nothing_is_looked_up()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var calendar = Calendar(Event("f1", "Event of f", 9, "LOCATION:Old Customs House\\, Dover\r\nGEO:51.1218;1.3127\r\nDESCRIPTION:Up the stairs of the Old Customs House"));

        var unsaid = await server.ImportAsync(calendar, new() { FileName = "f.ics", Defaults = { ["kind"] = "vigil" } }, key);
        Assert.Equal([(ImportOutcome.Unfinished, 1)], Outcomes(unsaid));

        var options = new ImportOptions { FileName = "f.ics", Defaults = { ["kind"] = "vigil", ["venue"] = "position", ["precision"] = "town" } };
        await server.ApplyAsync(calendar, options, key);
        var made = Assert.Single(await FindAsync("Event of f"));
        Assert.Equal((Precision.Town, false), (made.Venue.Site.Precision, made.Venue.Site.HasWords));

        options.Defaults["precision"] = "building";
        await server.ApplyAsync(calendar, options, key);
        made = await EventAsync(made.Id);
        Assert.Equal(("Old Customs House, Dover", 51.1218), (made.Venue.Site.Words, made.Venue.Site.Position.Latitude));
    }

    [Fact]
    public async Task Venue_that_is_published_late_is_in_no_response_and_in_no_other_table()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var calendar = Calendar(Event("g1", "Event of g", 9, "LOCATION:Secret cellar\\, Dover\r\nGEO:51.1218;1.3127\r\nDESCRIPTION:Down into the Secret cellar"));
        var options = new ImportOptions
        {
            FileName = "g.ics", Defaults = { ["kind"] = "meeting", ["venue"] = "late", ["precision"] = "building", ["hours_before"] = "6", ["town"] = "Dover" },
        };

        var response = await server.ApplyAsync(calendar, options, key);

        var made = Assert.Single(await FindAsync("Event of g"));
        Assert.Equal((6, null, "Dover", false), (made.Venue.Late.HoursBefore, made.Venue.Late.Site, made.Venue.Town, made.HasDescription));
        Assert.DoesNotContain("cellar", response.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("51.12", response.ToString(), StringComparison.Ordinal);
        var kept = await server.Database.ReadAllAsync(new Statement().Append("SELECT said::text FROM listed_event WHERE list = 'g'"), row => row.GetString(0), CancellationToken.None);
        Assert.Single(kept);
        Assert.All(kept, said => Assert.DoesNotContain("cellar", said, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([(ImportOutcome.Unchanged, 1)], Outcomes(await server.ImportAsync(calendar, options, key)));

        // Somebody else who guesses right is told the same as one who guesses wrong.
        var other = await server.KeyAsync(Role.Reviewer);
        var wrong = calendar.Replace("51.1218;1.3127", "51.5;1.5", StringComparison.Ordinal);
        var (right, guess) = (await server.ImportAsync(calendar, options, other), await server.ImportAsync(wrong, options, other));
        Assert.Equal([(ImportOutcome.Changed, 1)], Outcomes(right));
        Assert.Equal(right.Rows, guess.Rows);
    }

    [Fact]
    public async Task Place_of_the_map_is_proposed_by_its_name_and_taken_once_accepted()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await server.ApplyAsync("name;kind;latitude;longitude;town;country\nThe Lighthouse Refugee Centre;support_group;51.1279;1.3134;Dover;GB\n", new() { FileName = "p.csv" }, key);
        var place = Assert.Single(await server.FindAsync("The Lighthouse Refugee Centre"));
        var calendar = Calendar(Event("h1", "Event of h", 9, "LOCATION:The Lighthouse Refugee Centre\\, Dover"));
        var options = new ImportOptions { FileName = "h.ics", Defaults = { ["kind"] = "drop_in", ["venue"] = "places" } };

        var preview = await server.ImportAsync(calendar, options, key);
        Assert.Equal([(ImportOutcome.Warned, 1)], Outcomes(preview));
        Assert.Contains(place.Id, Assert.Single(preview.Notes, note => note.Code == "venue_proposed").Text, StringComparison.Ordinal);

        options.Accept.Add("venue_proposed");
        await server.ApplyAsync(calendar, options, key);
        Assert.Equal(place.Id, Assert.Single(await FindAsync("Event of h")).Venue.PlaceId);

        var said = new ImportOptions { FileName = "h2.ics", Defaults = { ["kind"] = "drop_in", ["at:the lighthouse refugee centre, DOVER"] = place.Id } };
        await server.ApplyAsync(calendar.Replace("Event of h", "Other of h", StringComparison.Ordinal), said, key);
        Assert.Equal(place.Id, Assert.Single(await FindAsync("Other of h")).Venue.PlaceId);
    }

    [Fact]
    public async Task What_is_on_the_map_already_is_a_twin()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var calendar = Calendar(Event("i1", "Event of i", 9));
        await server.ApplyAsync(calendar, Options("i.ics"), key);
        var made = Assert.Single(await FindAsync("Event of i"));

        var again = await server.ImportAsync(calendar, Options("another.ics"), key);

        Assert.Equal([(ImportOutcome.Twin, 1)], Outcomes(again));
        Assert.Equal(made.Id, again.Rows.Single().EventId);
    }

    [Fact]
    public async Task Wrong_event_keeps_all_out_and_says_which_and_where()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var calendar = Calendar(Event("j1", "Good of j", 9) + Event("j2", "Bad of j", 9, "RRULE:FREQ=DAILY;BYHOUR=1,2"));
        var options = Options("j.ics");
        options.Preview = (await server.ImportAsync(calendar, options, key)).Preview;

        var refused = await Refused.ByAsync(server.ImportAsync(calendar, options, key));
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Contains("Bad of j", refused.Message, StringComparison.Ordinal);
        Assert.Contains("line 11", refused.Message, StringComparison.Ordinal);

        options.LeaveOut.Add("wrong");
        await server.ImportAsync(calendar, options, key);
        Assert.Single(await FindAsync("Good of j"));
    }

    [Fact]
    public async Task Key_for_regions_imports_only_there_and_nobody_without_a_key_does()
    {
        var calendar = Calendar(Event("k1", "Event of k", 9));
        await server.Map.RegionAsync("ZZ-K", "A region of k", "MULTIPOLYGON(((1 1,1 2,2 2,2 1,1 1)))");
        var options = Options("k.ics");
        var key = await server.KeyAsync(Role.Reviewer, "ZZ-K");

        var refused = await Refused.ByAsync(server.ApplyAsync(calendar, options, key));
        Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        options.Defaults["regions"] = "ZZ-K";
        await server.ApplyAsync(calendar, options, key);

        Assert.Equal(["ZZ-K"], Assert.Single(await FindAsync("Event of k")).Venue.RegionCodes);
        await Assert.ThrowsAsync<RpcException>(() => server.ImportAsync(calendar, options, null));
    }

    [Fact]
    public async Task What_is_over_private_or_no_event_is_left_out()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var response = await server.ImportAsync(
            Calendar(Event("l1", "Over", -20) + Event("l2", "Private", 9, "CLASS:PRIVATE") + "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n"), Options("l.ics"), key);

        Assert.Equal([(ImportOutcome.LeftOut, 2)], Outcomes(response));
        Assert.Equal("VTODO", Assert.Single(response.Notes, note => note.Code == "not_read").Column);
    }

    [Fact]
    public async Task What_cannot_be_said_of_a_calendar_is_refused_with_what_can()
    {
        var refused = await Refused.ByAsync(server.ImportAsync(
            Calendar(Event("m1", "Event of m", 9)), new() { FileName = "m.ics", Defaults = { ["color"] = "red", ["kind"] = "party", ["venue"] = "geocode" } }, await server.KeyAsync(Role.Reviewer)));

        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
        Assert.Equal(["options.defaults[color]", "options.defaults[kind]", "options.defaults[venue]"], refused.Violations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    static ImportOptions Options(string file) => new() { FileName = file, Defaults = { ["kind"] = "vigil", ["venue"] = "on_request", ["contact"] = "Ask us", ["town"] = "Dover" } };

    static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n";

    static string Event(string uid, string name, int days, string more = "") =>
        $"BEGIN:VEVENT\r\nUID:{uid}@example.org\r\nSUMMARY:{name}\r\nDTSTART;TZID=Europe/London:{Stamp(days)}\r\nDTEND;TZID=Europe/London:{Stamp(days, "200000")}\r\n{(more.Length > 0 ? $"{more}\r\n" : "")}"
        + "ATTENDEE;CN=Jane:mailto:jane@example.org\r\nDTSTAMP:20261101T000000Z\r\nEND:VEVENT\r\n";

    static string Stamp(int days, string time = "183000") => Today.AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + $"T{time}";

    static string At(int days, string time = "18:30") => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{time}";

    async Task<Event> EventAsync(string id) => (await server.Events.GetEventAsync(new() { Id = id })).Event;

    async Task<IReadOnlyList<Event>> FindAsync(string name) =>
    [
        .. (await server.Events.ListEventsAsync(new() { Filter = new() { Text = name }, To = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(DateTime.UtcNow.AddDays(200)) })).Results
            .Select(result => result.Event).DistinctBy(one => one.Id).Where(one => one.Name == name),
    ];
}
