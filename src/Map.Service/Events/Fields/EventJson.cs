using System.Text.Json.Nodes;
using Google.Protobuf;

namespace Map.Service.Events.Fields;

/// <summary>The parts of an event that the database keeps as messages of the contract, in JSON with its names.</summary>
static class EventJson
{
    public static string Of(IMessage message) => MessageJson.Of(message);

    public static EventSchedule Schedule(string json) => MessageJson.Parse<EventSchedule>(json);

    public static EventVenue Venue(string json) => MessageJson.Parse<EventVenue>(json);

    public static IEnumerable<EventOrganiser> Organisers(string? json) =>
        json is null ? [] : JsonNode.Parse(json) is JsonArray list ? list.Select(one => MessageJson.Parse<EventOrganiser>(one!.ToJsonString())) : [];

    /// <summary>A list as JSON; null for none.</summary>
    public static string? Of(IReadOnlyCollection<EventOrganiser> organisers) =>
        organisers.Count == 0 ? null : $"[{string.Join(',', organisers.Select(Of))}]";

    /// <summary>Whether both are the same, however they are written.</summary>
    public static bool AreEqual(string? one, string? other) =>
        one is null || other is null ? one == other : JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}
