using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.Docs;

/// <summary>JSON for people: what fits on a line stands on one.</summary>
static class CompactJson
{
    const int LineLength = 130;

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Print(JsonNode? node, string indent = "")
    {
        var line = OnOneLine(node);
        if (indent.Length + line.Length <= LineLength || node is null or JsonValue)
            return line;
        var deeper = indent + "  ";
        var (open, close, items) = node is JsonArray array
            ? ('[', ']', array.Select(item => Print(item, deeper)))
            : ('{', '}', node.AsObject().Select(field => $"\"{field.Key}\": {Print(field.Value, deeper)}"));
        return $"{open}\n{string.Join(",\n", items.Select(item => deeper + item))}\n{indent}{close}";
    }

    static string OnOneLine(JsonNode? node) => node switch
    {
        JsonArray array => $"[{string.Join(", ", array.Select(OnOneLine))}]",
        JsonObject fields => $"{{{string.Join(", ", fields.Select(field => $"\"{field.Key}\": {OnOneLine(field.Value)}"))}}}",
        null => "null",
        _ => node.ToJsonString(Plain),
    };
}
