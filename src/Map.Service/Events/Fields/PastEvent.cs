using System.Text.Json.Nodes;

namespace Map.Service.Events.Fields;

/// <summary>An event of the past, from the log.</summary>
static class PastEvent
{
    /// <param name="state">From <see cref="EventVisibility.PastState"/>.</param>
    public static Event Read(string state)
    {
        var json = (JsonObject)JsonNode.Parse(state)!;
        var past = new Event { Name = (string)json["name"]!, Kind = MapEnums.Parse<EventKind>((string)json["kind"]!), Status = MapEnums.Parse<EventStatus>((string)json["status"]!) };
        if ((string?)json["description"] is { } description) past.Description = description;
        if ((string?)json["url"] is { } url) past.Url = url;
        if ((string?)json["accessibility"] is { } accessibility) past.Accessibility = accessibility;
        past.Schedule = EventJson.Schedule(json["schedule"]!.ToJsonString());
        past.Venue = EventJson.Venue(json["venue"]!.ToJsonString());
        past.Organisers.AddRange(EventJson.Organisers(json["organisers"]?.ToJsonString()));
        past.Languages.AddRange(Strings(json["languages"]));
        foreach (var source in (JsonArray)json["sources"]!) past.Sources.Add(SourceOf((JsonObject)source!));
        return past;
    }

    static Source SourceOf(JsonObject json)
    {
        var source = ReaderExtensions.ToSource((string)json["citation"]!, (string?)json["url"])!;
        source.Supports.AddRange(Strings(json["supports"]));
        if ((string?)json["read_on"] is { } day) source.ReadOn = day;
        return source;
    }

    static IEnumerable<string> Strings(JsonNode? list) => list is JsonArray array ? array.Select(one => (string)one!) : [];
}
