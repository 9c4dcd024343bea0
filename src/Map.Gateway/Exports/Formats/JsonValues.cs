using System.Text.Encodings.Web;
using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>Values of columns as JSON.</summary>
static class JsonValues
{
    // Never embedded in a page, so that names may keep their letters instead of \u escapes.
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

    /// <summary>Writes an object with all properties.</summary>
    public static void WriteObject(Utf8JsonWriter json, JsonEncodedText[] names, FileRow row)
    {
        json.WriteStartObject();
        for (var i = 0; i < names.Length; i++)
            Write(json, names[i], row.Values[i]);
        json.WriteEndObject();
    }

    /// <summary>Writes what a file says of itself.</summary>
    public static void WriteAbout(Utf8JsonWriter json, FileHead head)
    {
        json.WriteStartObject("about");
        foreach (var (name, value) in head.About)
            json.WriteString(name, value);
        json.WriteEndObject();
    }
}
