using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Events;

public sealed class EventTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    static readonly DateTimeOffset Today = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Event_is_read_as_it_was_given()
    {
        var organisation = await server.Map.OrganisationAsync("A network", "network");
        var given = SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51.12, 1.31, words: "The harbour"), "Vigil for the drowned");
        given.Description = "Bring a light.";
        given.Url = "https://vigil.example/dover";
        given.Schedule.End = SomeEvents.On(Today, 3, "20:00");
        given.Schedule.Rule = "FREQ=MONTHLY;COUNT=6";
        given.Languages.AddRange(["en", "ar"]);
        given.Accessibility = "Level ground";
        given.Organisers.Add(new EventOrganiser { OrganisationId = organisation.ToString() });
        given.Organisers.Add(new EventOrganiser { Name = "Neighbours" });

        var added = await server.AddAsync(given);
        var read = await server.Events.GetEventAsync(new() { Id = added.Event.Id });

        Assert.Equal("A network", read.Event.Organisers[0].Label);
        Assert.Equal((EventStatus.Planned, true, 0), (read.Event.Status, read.Event.Published, read.Event.Sequence));
        Assert.Equal(given.Schedule, read.Event.Schedule);
        Assert.Equal(given.Venue, read.Event.Venue);
        Assert.Equal((given.Description, given.Url, given.Accessibility), (read.Event.Description, read.Event.Url, read.Event.Accessibility));
        Assert.Equal(6, read.Occurrences.Count);
        Assert.Equal((given.Schedule.Start, given.Schedule.End), (read.Occurrences[0].Start, read.Occurrences[0].End));
        var batch = await server.Events.BatchGetEventsAsync(new() { Ids = { Guid.Empty.ToString(), added.Event.Id } });
        Assert.Equal(read, Assert.Single(batch.Events));
    }

    [Theory]
    [InlineData("FREQ=MINUTELY", "event.schedule.rule", "one of DAILY, WEEKLY, MONTHLY, YEARLY")]
    [InlineData("FREQ=DAILY;BYHOUR=9,17", "event.schedule.rule", "Further times of a day are events of their own")]
    [InlineData("FREQ=DAILY;COUNT=0", "event.schedule.rule", "1 to 1,000")]
    [InlineData("FREQ=WEEKLY;UNTIL=20300101", "event.schedule.rule", "a moment in UTC, such as 20261224T183000Z")]
    [InlineData("FREQ=WEEKLY;BYDAY=1TH", "event.schedule.rule", "without numbers where FREQ is WEEKLY")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "event.schedule.rule", "has no time at all")]
    [InlineData("WEEKLY", "event.schedule.rule", "NAME=VALUE")]
    public async Task Rule_that_cannot_be_followed_is_refused(string rule, string field, string told)
    {
        var given = SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51.12, 1.31));
        given.Schedule.Rule = rule;

        var refused = await SomeEvents.RefusedAsync(StatusCode.InvalidArgument, () => server.AddAsync(given));

        Assert.Contains(refused.Violations, violation => violation.Field == field && violation.Description.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var given = new Event
        {
            Schedule = new() { Start = "tomorrow", TimeZone = "Mars/Olympus" }, Venue = new() { Late = new() { HoursBefore = 500 } },
            Organisers = { new EventOrganiser() }, Languages = { "english!" },
        };

        var refused = await SomeEvents.RefusedAsync(StatusCode.InvalidArgument, () => server.AddAsync(given));

        Assert.Equal(
            ["event.kind", "event.languages[0]", "event.name", "event.organisers[0]", "event.schedule.start", "event.sources", "event.venue.late.hours_before",
                "event.venue.late.site", "event.venue.town"],
            refused.Violations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_has_each_time_in_order_and_pages_skip_and_repeat_nothing()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        for (var i = 0; i < 5; i++)
        {
            var one = SomeEvents.Vigil(SomeEvents.On(Today, 1 + i), SomeEvents.At(-33.87, 151.2 + 0.001 * i), $"Sydney {i}");
            one.Schedule.Rule = "FREQ=DAILY;COUNT=7";
            await server.AddAsync(one, key);
        }

        var request = new ListEventsRequest { Filter = new() { Text = "Sydney" }, PageSize = 4 };
        var seen = new List<EventResult>();
        do
        {
            var page = await server.Events.ListEventsAsync(request);
            seen.AddRange(page.Results);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal((35, 35), (seen.Count, seen.Select(one => (one.Event.Id, one.Occurrence.Occurrence)).Distinct().Count()));
        Assert.Equal(seen.Select(one => one.Occurrence.StartsAt.ToDateTime()).Order(), seen.Select(one => one.Occurrence.StartsAt.ToDateTime()));
    }

    [Theory]
    [InlineData(EventOrder.Distance)]
    [InlineData(EventOrder.Start)]
    public async Task Near_finds_within_radius_and_span_in_either_order(EventOrder order)
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var word = $"Near{order}";
        foreach (var (name, days, north) in new[] { ("far soon", 1, 0.1), ("near late", 9, 0.0), ("near soon", 2, 0.0), ("too far", 1, 0.5), ("too late", 20, 0.0) })
            await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, days), SomeEvents.At(40 + north, -30), $"{word} {name}"), key);

        var request = new EventsNearRequest { Position = new() { Latitude = 40, Longitude = -30 }, Filter = new() { Text = word }, OrderBy = order, PageSize = 2 };
        var first = await server.Events.EventsNearAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await server.Events.EventsNearAsync(request);

        string[] expected = order == EventOrder.Start ? ["far soon", "near soon", "near late"] : ["near soon", "near late", "far soon"];
        Assert.Equal(expected.Select(name => $"{word} {name}"), first.Results.Concat(second.Results).Select(one => one.Event.Name));
        Assert.InRange(first.Results.Concat(second.Results).Max(one => one.DistanceMetres), 11_000, 11_200);
    }

    [Fact]
    public async Task Event_at_a_place_goes_where_the_place_goes_and_is_nowhere_when_it_is_withdrawn()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var place = await server.Places.CreatePlaceAsync(
            new() { Place = new() { Name = "A centre", SupportGroup = new(), Status = PlaceStatus.Open, Position = new() { Latitude = 60, Longitude = -20 }, Precision = Precision.Building, Sources = { new Source { Citation = "A leaflet" } } } }, key);
        var added = await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), new() { PlaceId = place.Id }, "At a place"), key);
        Assert.Equal((60, "A centre"), (added.Event.Position.Latitude, added.Event.Venue.PlaceName));

        await server.Contributions.UpdatePlaceAsync(new()
        {
            Id = place.Id, Revision = place.Revision, Place = new() { Position = new() { Latitude = 61, Longitude = -20 }, Precision = Precision.Building },
            UpdateMask = FieldMask.FromString("position,precision"), Summary = SomeEvents.Why,
        }, key);
        Assert.Equal(61, (await server.Events.GetEventAsync(new() { Id = added.Event.Id })).Event.Position.Latitude);

        var moved = await server.Places.GetPlaceAsync(new() { Id = place.Id });
        await server.Contributions.WithdrawPlaceAsync(new() { Id = place.Id, Revision = moved.Revision, Summary = new() { Comment = "Attacked" } }, key);
        var after = (await server.Events.GetEventAsync(new() { Id = added.Event.Id })).Event;
        Assert.Equal((null, "", false), (after.Position, after.Venue.PlaceId, after.Venue.HasPlaceName));
    }

    [Fact]
    public async Task Two_who_change_the_same_meet_and_two_who_change_different_fields_do_not()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var added = (await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51.12, 1.31)), key)).Event;
        var renamed = await UpdateAsync(added, new Event { Name = "Vigil at the harbour" }, "name");

        await UpdateAsync(added, new Event { Description = "Bring a light." }, "description");
        var refused = await SomeEvents.RefusedAsync(StatusCode.Aborted, () => UpdateAsync(added, new Event { Name = "Another" }, "name"));

        Assert.Contains("name", refused.Message, StringComparison.Ordinal);
        var now = (await server.Events.GetEventAsync(new() { Id = added.Id })).Event;
        Assert.Equal(("Vigil at the harbour", "Bring a light.", 2), (now.Name, now.Description, now.Sequence));
        Assert.Equal("name", Assert.Single(renamed.Changes, change => change.Field == "name").Field);

        async Task<EventResponse> UpdateAsync(Event seen, Event changes, string fields) => await server.Contributions.UpdateEventAsync(
            new() { Id = seen.Id, Revision = seen.Revision, Event = changes, UpdateMask = FieldMask.FromString(fields), Summary = SomeEvents.Why }, key);
    }

    [Fact]
    public async Task Cancelled_time_stays_in_the_list_and_undoing_brings_it_back()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var given = SomeEvents.Vigil(SomeEvents.On(Today, 1), SomeEvents.At(51.12, 1.31), "Weekly drop-in");
        given.Schedule.Rule = "FREQ=WEEKLY";
        var added = (await server.AddAsync(given, key)).Event;

        var second = SomeEvents.On(Today, 8);
        var cancelled = await server.Contributions.CancelEventAsync(
            new() { Id = added.Id, Revision = added.Revision, Occurrence = second, Note = "Bank holiday", Summary = SomeEvents.Why }, key);

        var times = (await server.Events.GetEventAsync(new() { Id = added.Id })).Occurrences;
        Assert.Equal([EventStatus.Planned, EventStatus.Cancelled, EventStatus.Planned], times.Take(3).Select(time => time.Status));
        Assert.Equal("Bank holiday", times[1].Note);
        Assert.Equal(50, times.Count);
        Assert.Equal((1, EventStatus.Planned), (cancelled.Event.Sequence, cancelled.Event.Status));

        var reverted = await server.Contributions.RevertAsync(new() { ActId = cancelled.ActId, Summary = new() { Comment = "It takes place" } }, key);
        Assert.Contains("schedule", reverted.Undone.Select(undone => undone.Change.Field));
        Assert.Equal(EventStatus.Planned, (await server.Events.GetEventAsync(new() { Id = added.Id })).Occurrences[1].Status);
        var history = await server.History.ListRevisionsAsync(new() { EventId = added.Id });
        Assert.Equal(["revert", "api", "api"], history.Results.Select(result => result.Revision.Origin));
        Assert.Contains($"{second} cancelled, Bank holiday", history.Results[1].Revision.Changes.Single(change => change.Field == "schedule").After);

        var whole = (await server.Events.GetEventAsync(new() { Id = added.Id })).Event;
        var off = await server.Contributions.CancelEventAsync(new() { Id = added.Id, Revision = whole.Revision, Summary = SomeEvents.Why }, key);
        Assert.Equal(EventStatus.Cancelled, off.Event.Status);
        Assert.All((await server.Events.GetEventAsync(new() { Id = added.Id })).Occurrences, time => Assert.Equal(EventStatus.Cancelled, time.Status));
    }

    [Fact]
    public async Task Undoing_the_addition_takes_it_away_and_undoing_that_brings_it_back_whole()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var given = SomeEvents.Vigil(SomeEvents.On(Today, 4), SomeEvents.At(51.12, 1.31, words: "The harbour"), "To be undone");
        given.Organisers.Add(new EventOrganiser { Name = "Neighbours" });
        given.Languages.Add("fr");
        var added = await server.AddAsync(given, key);

        var undone = await server.Contributions.RevertAsync(new() { ActId = added.ActId, Summary = new() { Comment = "Spam" } }, key);
        await SomeEvents.RefusedAsync(StatusCode.NotFound, () => server.Events.GetEventAsync(new() { Id = added.Event.Id }).ResponseAsync);
        await server.Contributions.RevertAsync(new() { ActId = undone.ActId, Summary = new() { Comment = "No spam" } }, key);

        var back = await server.Events.GetEventAsync(new() { Id = added.Event.Id });
        Assert.Single(back.Occurrences);
        var expected = added.Event.Clone();
        (expected.Revision, expected.UpdatedAt, expected.Sequence) = (back.Event.Revision, back.Event.UpdatedAt, back.Event.Sequence);
        Assert.Equal(expected, back.Event);
    }

    [Fact]
    public async Task Key_for_regions_counts_where_the_event_lies_or_is_for()
    {
        await server.Map.RegionAsync("XK", "country", -10, 70, -9, 71);
        await server.Map.RegionAsync("XL", "country", -20, 70, -19, 71);
        var key = await server.KeyAsync(Role.Contributor, "XK");

        await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(70.5, -9.5)), key);
        await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), new() { OnlineUrl = "https://meet.example/x", RegionCodes = { "XK" } }), key);
        await SomeEvents.RefusedAsync(StatusCode.PermissionDenied, () => server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51, 0)), key));
        var refused = await Assert.ThrowsAsync<RpcException>(() => server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51, 0)), []));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        // Nobody can suggest one.
        Assert.DoesNotContain("suggest", refused.Status.Detail, StringComparison.Ordinal);

        var here = await server.Events.ListEventsAsync(new() { Filter = new() { Regions = { "XK" } } });
        Assert.Equal(2, here.Results.Count);
        // For one region is for no other.
        Assert.Empty((await server.Events.ListEventsAsync(new() { Filter = new() { Regions = { "XL" } } })).Results);
        await SomeEvents.RefusedAsync(StatusCode.PermissionDenied, async () => await server.AddAsync(
            SomeEvents.Vigil(SomeEvents.On(Today, 3), new() { OnlineUrl = "https://meet.example/y", RegionCodes = { "XK" } }), await server.KeyAsync(Role.Contributor, "XL")));
    }

    [Fact]
    public async Task Repeated_request_adds_no_other_and_a_trial_adds_none()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var request = new CreateEventRequest { Event = SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51, 0), "Once"), RequestId = Guid.NewGuid().ToString() };

        var first = await server.Contributions.CreateEventAsync(request, key);
        var second = await server.Contributions.CreateEventAsync(request, key);
        var trial = await server.Contributions.CreateEventAsync(new() { Event = request.Event, ValidateOnly = true }, key);

        Assert.Equal((first.Event.Id, ""), (second.Event.Id, second.ActId));
        await SomeEvents.RefusedAsync(StatusCode.NotFound, () => server.Events.GetEventAsync(new() { Id = trial.Event.Id }).ResponseAsync);
    }

    [Fact]
    public async Task Withdrawn_event_is_seen_by_reviewers_only()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var added = (await server.AddAsync(SomeEvents.Vigil(SomeEvents.On(Today, 3), SomeEvents.At(51, 0), "Withdrawn"), key)).Event;

        await server.Contributions.WithdrawEventAsync(new() { Id = added.Id, Revision = added.Revision, Summary = new() { Comment = "No such event" } }, key);

        await SomeEvents.RefusedAsync(StatusCode.NotFound, () => server.Events.GetEventAsync(new() { Id = added.Id }).ResponseAsync);
        await SomeEvents.RefusedAsync(StatusCode.NotFound, () => server.History.ListRevisionsAsync(new() { EventId = added.Id }).ResponseAsync);
        Assert.Empty((await server.Events.ListEventsAsync(new() { Filter = new() { Text = "Withdrawn" } })).Results);
        var seen = (await server.Events.GetEventAsync(new() { Id = added.Id }, key)).Event;
        Assert.False(seen.Published);
        await server.Contributions.RestoreEventAsync(new() { Id = added.Id, Revision = seen.Revision }, key);
        Assert.True((await server.Events.GetEventAsync(new() { Id = added.Id })).Event.Published);
    }
}
