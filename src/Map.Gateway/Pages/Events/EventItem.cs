using System.Globalization;
using Map.Gateway.Pages.Hours;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Events;

/// <summary>A time of an event, in words.</summary>
public sealed record EventItem(V1.Event Event, V1.EventOccurrence Time)
{
    /// <summary>The local day on which it begins.</summary>
    public DateOnly Day => DateOnly.ParseExact(Time.Start[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool IsCancelled => Time.Status == V1.EventStatus.Cancelled;

    bool IsWholeDay => Time.Start.Length == 10;

    /// <summary>The place on the map, the site, or the town, as far as it is published; null for none.</summary>
    public string? Where
    {
        get
        {
            var site = Event.Venue.Site ?? Event.Venue.Late?.Site;
            string?[] parts = [Event.Venue.HasPlaceName ? Event.Venue.PlaceName : null, site is { HasWords: true } ? site.Words : null, Event.Venue.HasTown ? Event.Venue.Town : null];
            return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
        }
    }

    /// <summary>Thursday, 3 December 2026.</summary>
    public static string DayIn(DateOnly day, Say say) =>
        $"{WeekLine.Name(day.DayOfWeek, say)}, {say.Date(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}";

    /// <summary>18:30 until 20:00; all day.</summary>
    public string HoursIn(Say say)
    {
        if (IsWholeDay) return Time.End == Time.Start ? say["events.allday"] : $"{say["events.allday"]}, {say.With("events.until", ("time", DayIn(LastDay, say)))}";
        var begins = say.Time(At(Time.Start));
        if (Time.End == Time.Start) return begins;
        var end = LastDay == Day ? say.Time(At(Time.End)) : $"{DayIn(LastDay, say)}, {say.Time(At(Time.End))}";
        return $"{begins} {say.With("events.until", ("time", end))}";
    }

    /// <summary>Time in London: whose clock it is.</summary>
    public string ZoneIn(Say say) => say.With("events.zone", ("zone", Event.Schedule.TimeZone.Split('/')[^1].Replace('_', ' ')));

    /// <summary>Who invites; null when nobody is named.</summary>
    public string? By => Event.Organisers.Count == 0 ? null
        : string.Join(", ", Event.Organisers.Select(who => who.WhoCase == V1.EventOrganiser.WhoOneofCase.Name ? who.Name : who.Label));

    DateOnly LastDay => DateOnly.ParseExact(Time.End[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
