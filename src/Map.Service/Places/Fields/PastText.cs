using System.Text.Json;

namespace Map.Service.Places.Fields;

/// <summary>Writes parts of a <c>revision.state</c> as texts for the history.</summary>
static class PastText
{
    public static (string, Func<JsonElement, IEnumerable<string>>) Value(string field, string? key = null) =>
        (field, state => Of(state, key ?? field) is { } text ? [text] : []);

    public static (string, Func<JsonElement, IEnumerable<string>>) List(string field, string? key = null) =>
        Each(field, item => item.GetString()!, key);

    public static (string, Func<JsonElement, IEnumerable<string>>) Each(string field, Func<JsonElement, string> text, string? key = null) =>
        (field, state => state.TryGetProperty(key ?? field, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(text)
            : []);

    public static string? Interval(JsonElement item, string first, string last) => (Of(item, first), Of(item, last)) switch
    {
        (null, null) => null,
        var (from, to) => $"{from ?? ".."}/{to ?? ".."}",
    };

    public static string WithSource(string? text, JsonElement item) =>
        item.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object
            ? $"{text} ({Of(source, "citation")})"
            : text ?? "";

    public static string Joined(string between, params IEnumerable<string?> texts) => string.Join(between, texts.OfType<string>());

    public static string? Of(JsonElement item, string key) =>
        !item.TryGetProperty(key, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
}
