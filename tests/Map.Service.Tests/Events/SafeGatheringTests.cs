using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Contract;
using Map.Service.Events.Times;
using Map.Service.Log.DataVersion;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Events;

/// <summary>A venue that is published late, looked for in everything that comes out, by a clock that moves.</summary>
public sealed class SafeGatheringTests : IAsyncLifetime
{
    const string Words = "Zeppelin Yard 17";
    const string Latitude = "51.1276543";
    const string Longitude = "1.3134567";

    readonly AheadClock clock = new();
    PlacesServer server = null!;
    Metadata key = null!;

    public async Task InitializeAsync()
    {
        server = new PlacesServer { Clock = clock };
        await server.InitializeAsync();
        await server.Map.RegionAsync("XD", "country", 1, 51, 2, 52);
        key = await server.KeyAsync(Role.Admin);
        clock.AdvanceToNoon();
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Late_venue_is_in_no_output_before_its_hour_nor_after_the_end_and_in_no_order_ever()
    {
        var id = await AddLateAsync(hours: 6);

        // It begins at 18:00 London in two days; now is noon UTC.
        Assert.Empty(await LeaksAsync(id));
        clock.Advance(TimeSpan.FromHours(45));
        Assert.Empty(await LeaksAsync(id));

        clock.Advance(TimeSpan.FromHours(4));
        await AgainAsync();
        Assert.NotEmpty(await LeaksAsync(id));
        var shown = (await server.Events.GetEventAsync(new() { Id = id })).Event;
        Assert.Equal((Words, Precision.Building), (shown.Venue.Late.Site.Words, shown.Venue.Late.Site.Precision));
        Assert.Equal(Precision.Town, shown.Precision);
        // Neither the distance nor the history becomes finer.
        Assert.Equal(await DistanceAsync(51.1276543, 1.3134567), await DistanceAsync(51.1276543, 1.3134567));
        Assert.True(await DistanceAsync(51.1276543, 1.3134567) > 1000);
        Assert.DoesNotContain(Words, (await server.History.ListRevisionsAsync(new() { EventId = id }, key)).ToString(), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(10));
        Assert.Empty(await LeaksAsync(id));
    }

    [Fact]
    public async Task Data_version_changes_when_a_venue_is_published_and_hidden_so_that_no_kept_response_outlives_its_hour()
    {
        await AddLateAsync(hours: 6);
        // Of one day, which a version has, too.
        clock.Advance(TimeSpan.FromHours(44));
        var versions = new List<string> { await VersionAsync() };
        clock.Advance(TimeSpan.FromHours(4.5));
        versions.Add(await VersionAsync());
        clock.Advance(TimeSpan.FromHours(8.5));
        versions.Add(await VersionAsync());

        Assert.Equal(3, versions.Distinct().Count());
    }

    [Fact]
    public async Task Venue_that_was_public_is_in_no_history_once_it_is_hidden()
    {
        var open = SomeEvents.Vigil(Start, SomeEvents.At(51.1276543, 1.3134567, words: Words), "Moved into hiding");
        var added = await server.AddAsync(open, key);

        var hidden = await server.Contributions.UpdateEventAsync(new()
        {
            Id = added.Event.Id, Revision = added.Event.Revision, UpdateMask = FieldMask.FromString("venue"), Summary = SomeEvents.Why,
            Event = new() { Venue = new() { OnRequest = new() { Contact = "signal: dover.26" }, Town = "Dover" } },
        }, key);

        // What was public is told once more to the one who hides it.
        hidden.Changes.Clear();
        Assert.Empty(Found(hidden));
        Assert.Empty(await LeaksAsync(added.Event.Id));
        Assert.Empty(Found(await server.Contributions.RevertAsync(
            new() { ActId = hidden.ActId, Summary = new() { Comment = "What if" }, ValidateOnly = true }, key)));
    }

    [Fact]
    public async Task Guess_of_a_hidden_venue_is_answered_like_a_wrong_one()
    {
        var id = await AddLateAsync(hours: 6);
        var seen = (await server.Events.GetEventAsync(new() { Id = id }, key)).Event;

        // The first one says of the source that it supports the venue.
        var first = await UpdateAsync(seen, SomeEvents.Late(6, 51.3, 1.4, "Another place"));
        await UpdateAsync(first.Event, SomeEvents.Late(6, 51.1276543, 1.3134567, Words));
        var now = (await server.Events.GetEventAsync(new() { Id = id }, key)).Event;
        var right = await UpdateAsync(now, SomeEvents.Late(6, 51.1276543, 1.3134567, Words));
        var wrong = await UpdateAsync(right.Event, SomeEvents.Late(6, 51.1276111, 1.3134111, "Elsewhere 3"));

        Assert.NotEqual("", right.ActId);
        Assert.NotEqual("", wrong.ActId);
        Assert.Equal(right.Changes.Select(change => change.Field), wrong.Changes.Select(change => change.Field));
        var conflict = await SomeEvents.RefusedAsync(StatusCode.Aborted, () => UpdateAsync(seen, SomeEvents.Late(6, 50, 1, "A third")));
        Assert.Empty(Found(conflict.Message));

        async Task<EventResponse> UpdateAsync(Event from, EventVenue venue) => await server.Contributions.UpdateEventAsync(
            new() { Id = id, Revision = from.Revision, Event = new() { Venue = venue }, UpdateMask = FieldMask.FromString("venue"), Summary = SomeEvents.Why }, key);
    }

    string Start => SomeEvents.On(clock.GetUtcNow(), 2, "18:00");

    async Task<string> AddLateAsync(int hours)
    {
        var late = SomeEvents.Vigil(Start, SomeEvents.Late(hours, 51.1276543, 1.3134567, Words), "Gathering");
        late.Schedule.End = SomeEvents.On(clock.GetUtcNow(), 2, "20:00");
        var added = await server.AddAsync(late, key);
        Assert.Empty(Found(added));
        return added.Event.Id;
    }

    // What a restart, or the time, would bring.
    Task AgainAsync() => server.Services.GetRequiredService<EventTimesWork>().RunAsync(CancellationToken.None);

    async Task<double> DistanceAsync(double latitude, double longitude) => (await server.Events.EventsNearAsync(
        new() { Position = new() { Latitude = latitude, Longitude = longitude } })).Results[0].DistanceMetres;

    async Task<string> VersionAsync()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        return (await DataVersionSql.ReadAsync(connection, clock, CancellationToken.None)).Id;
    }

    // Everything that tells of the event, or of its surroundings, to everybody and to an admin.
    async Task<List<string>> LeaksAsync(string id)
    {
        var leaks = new List<string>();
        foreach (var caller in new[] { new Metadata(), key })
        {
            Position here = new() { Latitude = 51.13, Longitude = 1.31 };
            IMessage[] answers =
            [
                await server.Events.GetEventAsync(new() { Id = id }, caller), await server.Events.BatchGetEventsAsync(new() { Ids = { id } }, caller),
                await server.Events.ListEventsAsync(new(), caller), await server.Events.ListEventsAsync(new() { Filter = new() { Regions = { "XD" } } }, caller),
                await server.Events.EventsNearAsync(new() { Position = here }, caller),
                await server.Events.EventsNearAsync(new() { Position = here, OrderBy = EventOrder.Start }, caller),
                await server.History.ListRevisionsAsync(new() { EventId = id }, caller), await server.Changes.ListChangesAsync(new(), caller),
                await server.Tiles.GetTileAsync(new() { Z = 9, X = 257, Y = 170 }, caller),
                await server.Clusters.ClusterPlacesAsync(new() { Box = new() { West = 1, South = 51, East = 2, North = 52 }, Zoom = 9 }, caller),
                await server.Search.SearchAsync(new() { Text = Words }, caller), await server.Statistics.SummarisePlacesAsync(new(), caller),
            ];
            leaks.AddRange(answers.SelectMany(Found));
            leaks.AddRange(Found((await server.Events.ListEventsAsync(new() { Filter = new() { Text = Words } }, caller)).Results.Count == 0 ? "" : Words));
            using var dump = server.History.StreamRevisions(new(), caller);
            await foreach (var part in dump.ResponseStream.ReadAllAsync()) leaks.AddRange(Found(part));
        }

        leaks.AddRange(server.Log.GetSnapshot().SelectMany(record => Found(record.Message ?? "")));
        return leaks;
    }

    static IEnumerable<string> Found(IMessage message) => Found(message.ToString() ?? "").Select(found => $"{message.Descriptor.Name}: {found}");

    static IEnumerable<string> Found(string text) =>
        new[] { Words, Latitude[..^2], Longitude[..^2] }.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
}
