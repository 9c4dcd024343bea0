using System.Text.Json;

namespace Map.Service.Log.History;

/// <summary>The fields of a place as it was, written to be read. A field that is not here is not told of: what a column that comes later
/// may tell is to be thought of here and in <see cref="Access.PastVisibility"/>.</summary>
static class PastFields
{
    static readonly (string Field, Func<JsonElement, IEnumerable<string>> Texts)[] Known =
    [
        Value("kind"), Value("name"), ("names", Names), Value("summary"), Value("status"), Value("status_as_of"),
        Each("periods", period => WithSource(Interval(period, "opened", "closed"), period)),
        ("position", Position), Value("precision"), List("address"), Value("country"), List("coverage_codes", "coverage"),
        Value("coverage_note"), Value("website"), Each("contacts", Contact), Each("sources", source => Text(source, "citation")!),
        Value("confidence"), Value("note"), Value("verified_on"),
        Value("facility_type"), Value("facility_type_note"), Each("capacities", Capacity), List("holds"), Value("maximum_stay"),
        Value("holding_room"), Value("organisation_id", "organisation"), List("languages"), Value("offers"), Value("opening_hours"),
        Value("scope"), List("services"), Each("ways_to_help", way => Joined(": ", Text(way, "what"), Text(way, "note"))), List("audiences"),
        Each("involvements", Involvement),
    ];

    /// <summary>All fields in their order, each with its texts.</summary>
    /// <param name="state">From <see cref="Access.PastVisibility.State"/>.</param>
    public static IReadOnlyList<(string Field, string[] Texts)> Of(JsonElement state) =>
        [.. Known.Select(field => (field.Field, field.Texts(state).ToArray()))];

    static (string, Func<JsonElement, IEnumerable<string>>) Value(string field, string? key = null) =>
        (field, state => Text(state, key ?? field) is { } text ? [text] : []);

    static (string, Func<JsonElement, IEnumerable<string>>) List(string field, string? key = null) =>
        Each(field, item => item.GetString()!, key);

    static (string, Func<JsonElement, IEnumerable<string>>) Each(string field, Func<JsonElement, string> text, string? key = null) =>
        (field, state => state.TryGetProperty(key ?? field, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(text)
            : []);

    static IEnumerable<string> Names(JsonElement state) => state.TryGetProperty("names", out var names)
        ? names.EnumerateObject().Select(name => $"{name.Name}: {name.Value.GetString()}")
        : [];

    static IEnumerable<string> Position(JsonElement state) =>
        state.TryGetProperty("position", out var position) && position.ValueKind == JsonValueKind.Array
            ? [$"{position[0].GetRawText()}, {position[1].GetRawText()}"]
            : [];

    static string Contact(JsonElement contact) => WithSource(
        $"{Text(contact, "kind")}: {Joined(", ", Text(contact, "value"), Text(contact, "description"), Text(contact, "visibility"))}",
        contact);

    static string Capacity(JsonElement capacity) =>
        WithSource(Joined(", ", Text(capacity, "people"), Text(capacity, "as_of"), Text(capacity, "kind")), capacity);

    static string Involvement(JsonElement involvement) => WithSource(
        $"{Text(involvement, "role")}: "
        + Joined(", ", Text(involvement, "organisation"), Interval(involvement, "started", "ended"), Text(involvement, "note")),
        involvement);

    static string? Interval(JsonElement item, string first, string last) => (Text(item, first), Text(item, last)) switch
    {
        (null, null) => null,
        var (from, to) => $"{from ?? ".."}/{to ?? ".."}",
    };

    static string WithSource(string? text, JsonElement item) =>
        item.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object
            ? $"{text} ({Text(source, "citation")})"
            : text ?? "";

    static string Joined(string between, params IEnumerable<string?> texts) => string.Join(between, texts.OfType<string>());

    static string? Text(JsonElement item, string key) =>
        !item.TryGetProperty(key, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
}
