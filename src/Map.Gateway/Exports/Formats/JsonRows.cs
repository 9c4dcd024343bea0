using System.Text.Json;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>Rows and heads of files as JSON.</summary>
static class JsonRows
{
    /// <summary>Writes an object with all properties.</summary>
    public static void WriteObject(Utf8JsonWriter json, JsonEncodedText[] names, FileRow row)
    {
        json.WriteStartObject();
        for (var i = 0; i < names.Length; i++)
            JsonValues.Write(json, names[i], row.Values[i]);
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
