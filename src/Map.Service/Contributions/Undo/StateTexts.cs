using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Service.Events.Fields;
using Map.Service.Organisations;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Undo;

/// <summary>Values of <c>state_fields()</c> as texts for people, in the form of the history.</summary>
static class StateTexts
{
    // What places and organisations both have reads alike.
    static readonly Dictionary<string, (string Name, Func<JsonElement, IEnumerable<string>> Texts)> Known = PlaceFields.OfHistory
        .SelectMany(field => field.StateKeys.Select(key => (Key: key, Past: field.Past!.Value)))
        .Concat(OrganisationFields.OfHistory.Select(field => (Key: field.Name, Past: field)))
        .DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Past);

    /// <summary>The name of a field in the history.</summary>
    public static string NameOf(string field) =>
        field.StartsWith(OrganisationReference.Involvement, StringComparison.Ordinal) ? "involvements"
        : Known.TryGetValue(field, out var known) ? known.Name : field;

    /// <summary>The texts of a value.</summary>
    /// <param name="field">The field of <c>state_fields()</c>.</param>
    /// <param name="json">Its value; null when it is empty.</param>
    /// <param name="isCoarse">Whether the place is published less exactly than its address and position are kept: those are not told.</param>
    /// <param name="organisations">Names of organisations by their ids.</param>
    public static string[] Of(string field, string? json, bool isCoarse, IReadOnlyDictionary<string, string> organisations)
    {
        if (json is null) return [];
        var value = JsonNode.Parse(json)!;
        switch (field)
        {
            case "position":
                return [(string)value["precision"]!];
            case "address_lines" or "postcode" or "town":
                return [isCoarse ? "…" : (string)value!];
            case "organisation_id" or "parent_id":
                return [organisations.GetValueOrDefault((string)value!) ?? (string)value!];
            case "schedule":
                return EventTexts.Of(EventJson.Schedule(json));
            case "venue":
                // The words of a site may be those of one that was public once, and is not now.
                return EventTexts.Of(EventJson.Venue(json), withWords: false);
            case "organisers":
                return EventTexts.Of(EventJson.Organisers(json));
        }

        if (field.StartsWith(OrganisationReference.Involvement, StringComparison.Ordinal))
        {
            value["organisation"] = organisations.GetValueOrDefault((string)value["organisation_id"]!) ?? "…";
            return Texts("involvements", new JsonArray(value));
        }

        return Texts(field, value);
    }

    static string[] Texts(string key, JsonNode value)
    {
        if (Known.TryGetValue(key, out var known))
        {
            using var state = JsonDocument.Parse(new JsonObject { [key] = value }.ToJsonString());
            return [.. known.Texts(state.RootElement)];
        }

        // What no history shows, such as whether a place is published.
        return [value.ToString()];
    }
}
