using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Events;

/// <summary>An event in the words of schema.org, as far as it is published.</summary>
static class EventData
{
    public static Dictionary<string, object> Of(V1.GetEventResponse found, Page page)
    {
        var (happening, next) = (found.Event, found.Occurrences.FirstOrDefault());
        var data = new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org", ["@type"] = "Event", ["name"] = happening.Name, ["url"] = page.Origin + page.Links.Event(happening.Id),
            ["eventStatus"] = next?.Status == V1.EventStatus.Cancelled || happening.Status == V1.EventStatus.Cancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled",
        };
        if (next is not null)
        {
            data["startDate"] = next.StartsAt.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
            data["endDate"] = next.EndsAt.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        }

        return data;
    }
}
