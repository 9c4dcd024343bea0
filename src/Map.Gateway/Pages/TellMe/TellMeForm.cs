using Map.Gateway.Pages.Suggest;

namespace Map.Gateway.Pages.TellMe;

/// <summary>What somebody has typed to be told of something.</summary>
/// <param name="About">The code of a region, or place: and an id; empty for what is first in the list.</param>
/// <param name="Events">Whether only events.</param>
/// <param name="Daily">Whether every day.</param>
/// <param name="Email">The address.</param>
public sealed record TellMeForm(string About, bool Events, bool Daily, string Email)
{
    public const string AboutField = "about", EventsField = "events", PaceField = "pace", EmailField = "email";

    public const string DailyPace = "daily", WeeklyPace = "weekly", Place = "place:", On = "on";

    /// <summary>The code of the region; null for a place.</summary>
    public string? Region => About.Length > 0 && !About.StartsWith(Place, StringComparison.Ordinal) ? About : null;

    /// <summary>The id of the place; null for a region.</summary>
    public string? PlaceId => About.StartsWith(Place, StringComparison.Ordinal) ? About[Place.Length..] : null;

    public V1.NewsSubject Subject => PlaceId is { } place ? new() { PlaceId = place } : new() { Regions = { Region ?? "" }, EventsOnly = Events };

    /// <summary>What the address of the page says: /tell-me?region=GB-KEN, /tell-me?place=ID.</summary>
    public static TellMeForm Of(IQueryCollection query) => new(
        query["place"].ToString() is { Length: > 0 } place ? Place + place : query["region"].ToString(), query[EventsField] == On, Daily: false, Email: "");

    public static TellMeForm Of(SuggestForm form) => new(form[AboutField], form[EventsField] == On, form[PaceField] == DailyPace, form[EmailField]);
}
