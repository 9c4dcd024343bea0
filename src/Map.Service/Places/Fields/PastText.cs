using System.Text.Json;

namespace Map.Service.Places.Fields;

/// <summary>Reads parts of a <c>revision.state</c> as texts for the history, in the form of <see cref="ValueTexts"/>.</summary>
static class PastText
{
    public static (string Name, Func<JsonElement, IEnumerable<string>> Texts) Value(string field, string? key = null) =>
        (field, state => Of(state, key ?? field) is { } text ? [text] : []);

    public static (string Name, Func<JsonElement, IEnumerable<string>> Texts) List(string field, string? key = null) =>
        Each(field, item => item.GetString()!, key);

    public static (string Name, Func<JsonElement, IEnumerable<string>> Texts) Each(
        string field, Func<JsonElement, string> text, string? key = null) =>
        (field, state => state.TryGetProperty(key ?? field, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(text)
            : []);

    /// <summary>Names by their language.</summary>
    public static (string Name, Func<JsonElement, IEnumerable<string>> Texts) Names(string field) =>
        (field, state => state.TryGetProperty(field, out var names) && names.ValueKind == JsonValueKind.Object
            ? names.EnumerateObject().Select(name => ValueTexts.Name(name.Name, name.Value.GetString())).Order(StringComparer.Ordinal)
            : []);

    public static string Source(JsonElement item) => SourceText.Of(
        Of(item, "citation") ?? "",
        item.TryGetProperty("supports", out var fields) && fields.ValueKind == JsonValueKind.Array ? fields.EnumerateArray().Select(field => field.GetString()!) : [],
        Of(item, "read_on"));

    public static string OtherName(JsonElement item) =>
        ValueTexts.OtherName(Of(item, "kind"), Of(item, "name"), Of(item, "language"), Citation(item));

    public static string Contact(JsonElement item) =>
        ValueTexts.Contact(Of(item, "kind"), Of(item, "value"), Of(item, "description"), Of(item, "visibility"), Citation(item));

    public static string Period(JsonElement item) => ValueTexts.Period(Of(item, "opened"), Of(item, "closed"), Citation(item));

    public static string Capacity(JsonElement item) =>
        ValueTexts.Capacity(Of(item, "people"), Of(item, "as_of"), Of(item, "kind"), Citation(item));

    public static string WayToHelp(JsonElement item) => ValueTexts.WayToHelp(Of(item, "what"), Of(item, "note"));

    /// <summary>With the organisation in the history of a place, with the place in that of an organisation.</summary>
    public static string Involvement(JsonElement item) => ValueTexts.Involvement(
        Of(item, "role"), Of(item, "organisation") ?? Of(item, "place"), Of(item, "started"), Of(item, "ended"), Of(item, "confidence"),
        Of(item, "note"), Citation(item));

    static string? Citation(JsonElement item) =>
        item.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object ? Of(source, "citation") : null;

    static string? Of(JsonElement item, string key) =>
        !item.TryGetProperty(key, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
}
