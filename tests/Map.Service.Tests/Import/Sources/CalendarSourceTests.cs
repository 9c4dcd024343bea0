using System.Globalization;
using Grpc.Core;
using Map.Contract;
using Map.Service.Errors;
using Map.Service.Import.Sources;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Import.Sources;

/// <summary>Calendars of others that are watched: what changes in them is suggested, and a reviewer decides.</summary>
public sealed class CalendarSourceTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly DateTime Today = DateTime.UtcNow.Date;

    Upstream upstream = null!;

    public async Task InitializeAsync() => upstream = await Upstream.StartAsync();

    public async Task DisposeAsync() => await upstream.DisposeAsync();

    [Fact]
    public async Task What_a_calendar_changes_is_suggested_and_happens_once_it_is_accepted()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await AddAsync("watched-a");
        upstream.Serve(Calendar(Event("a1", "First of the feed", 9) + Event("a2", "Second of the feed", 9)), "\"1\"");
        Assert.Equal("2 suggested: 2 new.", await RunAsync("watched-a"));
        Assert.Empty(await FindAsync("First of the feed"));

        var first = await AcceptAsync("watched-a", "First of the feed", key);
        Assert.Equal((EventKind.Meeting, "ask@feed.example"), (first.Kind, first.Venue.OnRequest.Contact));
        await AcceptAsync("watched-a", "Second of the feed", key);
        upstream.Serve(Calendar(Event("a1", "First of the feed", 9) + Event("a2", "Second of the feed", 9)) + "\r\n", "\"2\"");
        Assert.Equal("0 suggested: 2 unchanged.", await RunAsync("watched-a"));

        upstream.Serve(Calendar(Event("a1", "First of the feed", 10, "SEQUENCE:1") + Event("a2", "Second of the feed", 9)), "\"3\"");
        Assert.Equal("1 suggested: 1 changed, 1 unchanged.", await RunAsync("watched-a"));
        var open = Assert.Single((await server.Suggestions.ListSuggestionsAsync(new() { Filter = new() { Kinds = { SuggestionKind.Event } } }, key)).Suggestions, one => one.List == "watched-a");
        Assert.Contains("schedule", open.Changes.Select(change => change.Field));
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = open.Id }, key);
        Assert.Equal(At(10), (await server.Events.GetEventAsync(new() { Id = first.Id })).Event.Schedule.Start);
        upstream.Serve(Calendar(Event("a1", "First of the feed", 10, "SEQUENCE:1") + Event("a2", "Second of the feed", 9)) + "\r\n", "\"4\"");
        Assert.Equal("0 suggested: 2 unchanged.", await RunAsync("watched-a"));
    }

    [Fact]
    public async Task Event_that_vanished_is_proposed_as_cancelled_and_proposed_again_once_it_is_back()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await AddAsync("watched-b");
        string[] names = ["One of b", "Two of b", "Three of b", "Four of b"];
        var all = names.Select((name, i) => Event($"b{i}", name, 9)).ToList();
        upstream.Serve(Calendar(string.Concat(all)), "\"1\"");
        await RunAsync("watched-b");
        foreach (var name in names) await AcceptAsync("watched-b", name, key);

        upstream.Serve(Calendar(string.Concat(all.Take(3))), "\"2\"");
        Assert.Equal("1 suggested: 3 unchanged. 1 events that are to come are not in it any more.", await RunAsync("watched-b"));
        var four = Assert.Single(await FindAsync("Four of b"));
        Assert.Equal(EventStatus.Planned, four.Status);

        // There again before anybody decided: nothing is to be cancelled.
        upstream.Serve(Calendar(string.Concat(all)) + "\r\n", "\"3\"");
        await RunAsync("watched-b");
        Assert.DoesNotContain((await server.Suggestions.ListSuggestionsAsync(new(), key)).Suggestions, one => one.List == "watched-b");

        upstream.Serve(Calendar(string.Concat(all.Take(3))) + "\r\n", "\"4\"");
        Assert.Equal("1 suggested: 3 unchanged. 1 events that are to come are not in it any more.", await RunAsync("watched-b"));
        await AcceptAsync("watched-b", "Four of b", key);
        Assert.Equal(EventStatus.Cancelled, (await server.Events.GetEventAsync(new() { Id = four.Id })).Event.Status);

        upstream.Serve(Calendar(string.Concat(all)), "\"5\"");
        Assert.Equal("1 suggested: 1 changed, 3 unchanged.", await RunAsync("watched-b"));
        await AcceptAsync("watched-b", "Four of b", key);
        Assert.Equal(EventStatus.Planned, (await server.Events.GetEventAsync(new() { Id = four.Id })).Event.Status);
    }

    [Fact]
    public async Task Nothing_is_concluded_when_more_than_a_third_vanished()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await AddAsync("watched-c");
        upstream.Serve(Calendar(Event("c1", "One of c", 9) + Event("c2", "Two of c", 9)), "\"1\"");
        await RunAsync("watched-c");
        await AcceptAsync("watched-c", "One of c", key);
        await AcceptAsync("watched-c", "Two of c", key);

        upstream.Serve(Calendar(Event("c1", "One of c", 9)), "\"2\"");

        Assert.Equal("0 suggested: 1 unchanged. 1 of 2 events that are to come are not in it: more than a third, so nothing is concluded from that.", await RunAsync("watched-c"));
    }

    [Fact]
    public async Task Rejected_event_is_not_suggested_again()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        await AddAsync("watched-d");
        upstream.Serve(Calendar(Event("d1", "One of d", 9)), "\"1\"");
        await RunAsync("watched-d");
        var open = Assert.Single((await server.Suggestions.ListSuggestionsAsync(new(), key)).Suggestions, one => one.List == "watched-d");
        await server.Suggestions.RejectSuggestionsAsync(new() { Ids = { open.Id }, Reason = "Not ours" }, key);

        upstream.Serve(Calendar(Event("d1", "One of d", 9)) + "\r\n", "\"2\"");

        Assert.Equal("0 suggested: 1 new.", await RunAsync("watched-d"));
    }

    [Fact]
    public async Task Late_venues_are_refused_since_reviewers_read_suggestions()
    {
        await AddAsync("watched-e", ("venue", "late"), ("precision", "building"), ("hours_before", "3"), ("town", "Dover"));
        upstream.Serve(Calendar(Event("e1", "One of e", 9, "GEO:51.1;1.3")), "\"1\"");

        Assert.Contains("reviewers read", await RunAsync("watched-e"), StringComparison.Ordinal);
        Assert.Throws<Refusal>(() => WatchedCalendar.Check(new() { Defaults = { ["at:the hall"] = "late" } }));
    }

    [Fact]
    public async Task Nobody_suggests_an_event_without_a_key()
    {
        var refused = await Refused.ByAsync(server.Suggestions.SuggestAsync(new()
        {
            RequestId = Guid.NewGuid().ToString(), Change = new() { AddEvent = new() { Event = new() { Name = "Anything" } } },
        }).ResponseAsync);

        Assert.Equal((StatusCode.InvalidArgument, "change"), (refused.Code, refused.Violations.First().Field));
    }

    [Fact]
    public void Calendar_is_likely_by_its_address_or_by_what_is_said_of_it()
    {
        Assert.True(WatchedCalendar.IsLikely("https://example.org/basic.ICS?x=1", new()));
        Assert.True(WatchedCalendar.IsLikely("https://example.org/feed", new() { Defaults = { ["time_zone"] = "Europe/Paris" } }));
        Assert.False(WatchedCalendar.IsLikely("https://example.org/camps.csv", new() { Defaults = { ["kind"] = "office" } }));
        Assert.Equal("https://example.org/basic.ics", WatchedCalendar.AddressOf("webcal://example.org/basic.ics"));
    }

    async Task AddAsync(string name, params (string Name, string Value)[] said)
    {
        var options = new ImportOptions { Defaults = { ["kind"] = "meeting" } };
        if (said.Length == 0) said = [("venue", "on_request"), ("contact", "ask@feed.example"), ("town", "Dover")];
        foreach (var (field, value) in said) options.Defaults[field] = value;
        // Not due before the test runs it.
        await new WatchedSources(server.Database).AddAsync(new(name, upstream.Address, options, Every.Parse("P1W")!.Value, true, DateTimeOffset.UtcNow.AddYears(1)), default);
    }

    async Task<string> RunAsync(string name) =>
        (await server.Services.GetRequiredService<RunSources>().RunAsync(source => source.Name == name, default))!.Single().Result!;

    async Task<Event> AcceptAsync(string list, string name, Metadata key)
    {
        var open = (await server.Suggestions.ListSuggestionsAsync(new() { PageSize = 100 }, key)).Suggestions.Single(one => one.List == list && one.SubjectName == name);
        Assert.Equal(SuggestionKind.Event, open.Kind);
        var accepted = await server.Suggestions.AcceptSuggestionAsync(new() { Id = open.Id }, key);
        return (await server.Events.GetEventAsync(new() { Id = accepted.SubjectId })).Event;
    }

    static string Calendar(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n";

    static string Event(string uid, string name, int days, string more = "") =>
        $"BEGIN:VEVENT\r\nUID:{uid}@feed.example\r\nSUMMARY:{name}\r\nDTSTART;TZID=Europe/London:{Today.AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}T183000\r\n{(more.Length > 0 ? $"{more}\r\n" : "")}END:VEVENT\r\n";

    static string At(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T18:30";

    async Task<IReadOnlyList<Event>> FindAsync(string name) =>
        [.. (await server.Events.ListEventsAsync(new() { Filter = new() { Text = name } })).Results.Select(result => result.Event).DistinctBy(one => one.Id).Where(one => one.Name == name)];
}
