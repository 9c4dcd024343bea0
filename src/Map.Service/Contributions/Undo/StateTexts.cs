using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Undo;

/// <summary>Values of <c>state_fields()</c> as texts for people, in the form of the history.</summary>
static class StateTexts
{
    const string Involvement = "involvement ";

    static readonly Dictionary<string, (string Name, Func<JsonElement, IEnumerable<string>> Texts)> OfPlaces = PlaceFields.OfHistory
        .SelectMany(field => field.StateKeys.Select(key => (key, field.Past!.Value))).ToDictionary();

    /// <summary>The name of a field in the history.</summary>
    public static string NameOf(string field) =>
        field.StartsWith(Involvement, StringComparison.Ordinal) ? "involvements"
        : OfPlaces.TryGetValue(field, out var known) ? known.Name : field;

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
            case "address_lines" or "postcode" or "town" when isCoarse:
                return ["…"];
            case "organisation_id" or "parent_id":
                return [organisations.GetValueOrDefault((string)value!) ?? (string)value!];
        }

        if (field.StartsWith(Involvement, StringComparison.Ordinal))
        {
            value["organisation"] = organisations.GetValueOrDefault((string)value["organisation_id"]!) ?? "…";
            return Texts("involvements", new JsonArray(value));
        }

        return Texts(field, value);
    }

    static string[] Texts(string key, JsonNode value)
    {
        if (OfPlaces.TryGetValue(key, out var known))
        {
            using var state = JsonDocument.Parse(new JsonObject { [key] = value }.ToJsonString());
            return [.. known.Texts(state.RootElement)];
        }

        return value switch
        {
            JsonArray list => [.. list.Select(item => item is JsonObject row ? Row(row) : item!.ToString())],
            JsonObject names => [.. names.Select(name => $"{name.Key}: {name.Value}")],
            _ => [value.ToString()],
        };
    }

    // A source, a name or a contact of an organisation.
    static string Row(JsonObject row) =>
        string.Join(", ", row.Where(cell => cell.Value is JsonValue).Select(cell => cell.Value!.ToString()));
}
