using System.Text.Encodings.Web;
using System.Text.Json;

namespace Map.Contract.Files;

/// <summary>Values of columns as JSON.</summary>
public static class JsonValues
{
    // Never embedded in a page, so that names may keep their letters instead of \u escapes.
    /// <summary>How files are written.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names of columns, encoded once.</summary>
    public static JsonEncodedText[] NamesOf(IEnumerable<FileColumn> columns) =>
        [.. columns.Select(column => JsonEncodedText.Encode(column.PropertyName, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    /// <summary>Writes a property; none for a row that has no such column.</summary>
    public static void Write(Utf8JsonWriter json, JsonEncodedText name, object? value)
    {
        if (value == FileColumn.Absent)
            return;
        json.WritePropertyName(name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            default:
                throw new InvalidOperationException($"A column has a value of type {value.GetType()}.");
        }
    }
}
