using System.Globalization;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Events;

/// <summary>Events for tests, by the days from today on.</summary>
static class SomeEvents
{
    public static readonly EditSummary Why = new() { Sources = { new Source { Citation = "A leaflet" } } };

    public static Event Vigil(string start, EventVenue venue, string name = "Vigil") => new()
    {
        Name = name, Kind = EventKind.Vigil, Schedule = new() { Start = start, TimeZone = "Europe/London" }, Venue = venue,
        Sources = { new Source { Citation = "A leaflet" } },
    };

    /// <summary>Some days after a day, at a time of it.</summary>
    public static string On(DateTimeOffset day, int days, string time = "18:30") => day.UtcDateTime.Date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + $"T{time}";

    public static EventVenue At(double latitude, double longitude, Precision precision = Precision.Building, string? words = null)
    {
        var site = new EventSite { Position = new() { Latitude = latitude, Longitude = longitude }, Precision = precision };
        if (words is not null) site.Words = words;
        return new() { Site = site };
    }

    public static EventVenue Late(int hours, double latitude, double longitude, string words) =>
        new() { Town = "Dover", Late = new() { HoursBefore = hours, Site = At(latitude, longitude, words: words).Site } };

    public static async Task<EventResponse> AddAsync(this PlacesServer server, Event one, Metadata? key = null) =>
        await server.Contributions.CreateEventAsync(new() { Event = one }, key ?? await server.KeyAsync(Role.Reviewer));

    public static async Task<RefusedCall> RefusedAsync(StatusCode code, Func<Task> call)
    {
        var refused = await Refused.ByAsync(call());
        Assert.Equal(code, refused.Code);
        return refused;
    }
}
