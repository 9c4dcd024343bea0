using System.Text.Json;
using Map.Gateway.Http;

namespace Map.Gateway.Reconcile;

/// <summary>Reads the JSON of a request, with the paths of what is wrong in it.</summary>
static class Json
{
    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidInputException">It is no JSON object, or too large a one.</exception>
    public static JsonElement ParseObject(string text, string field)
    {
        if (JsonLimits.FaultOf(text, field) is { } failure)
            throw new InvalidInputException(field, $"cannot be read. {failure.Message}");
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new InvalidInputException(field, "has a name twice in one object. Give every query a name of its own: q0, q1, q2.");
        }
    }

    public static JsonElement? Find(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <exception cref="InvalidInputException">It is no text.</exception>
    public static string RequireText(JsonElement value, string field) => value.ValueKind == JsonValueKind.String ? TextOf(value, field)
        : throw new InvalidInputException(field, "is not a text in quotes.");

    /// <exception cref="InvalidInputException">It is no object.</exception>
    public static JsonElement RequireObject(JsonElement value, string field) => value.ValueKind == JsonValueKind.Object ? value
        : throw new InvalidInputException(field, "is not an object in braces.");

    /// <summary>The elements of a list, each with its path.</summary>
    /// <exception cref="InvalidInputException">It is no list, or too long a one.</exception>
    public static IEnumerable<(JsonElement Value, string Field)> Elements(JsonElement value, string field, int most)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw new InvalidInputException(field, "is not a list in brackets.");
        return value.GetArrayLength() <= most ? value.EnumerateArray().Select((element, i) => (element, $"{field}[{i}]"))
            : throw new InvalidInputException(field, $"has {value.GetArrayLength()} elements; at most {most}.");
    }

    /// <exception cref="InvalidInputException">It holds half of a surrogate pair.</exception>
    static string TextOf(JsonElement value, string field)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(field, "holds half of a character.");
        }
    }
}
