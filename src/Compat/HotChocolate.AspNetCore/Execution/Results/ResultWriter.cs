using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Execution.Processing;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Writes results as JSON.</summary>
static class ResultWriter
{
    static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    static readonly JsonEncodedText Extensions = JsonEncodedText.Encode("extensions");
    static readonly JsonEncodedText Errors = JsonEncodedText.Encode("errors");

    /// <summary>The output is never embedded in HTML, so non-ASCII letters need no escaping.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // The structure comes from the plan, so the depth is bounded by the limits on documents and the checks can be skipped.
    public static JsonWriterOptions Options { get; } = new() { Encoder = Encoder, SkipValidation = true };

    public static void Write(Utf8JsonWriter writer, OperationResult result)
    {
        writer.WriteStartObject();
        if (result.Errors is not null)
        {
            writer.WritePropertyName(Errors);
            WriteErrors(writer, result.Errors);
        }

        if (result.IsDataSet)
        {
            writer.WritePropertyName(Data);
            if (result.Data is null)
                writer.WriteNullValue();
            else
                WriteObject(writer, result.Data.Values, result.Data.SelectionsOf(ResultTree.Root), ResultTree.Root);
        }

        if (result.Extensions is not null)
        {
            writer.WritePropertyName(Extensions);
            WriteScalar(writer, result.Extensions);
        }

        writer.WriteEndObject();
    }

    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteStartArray();
        foreach (var error in errors)
            Write(writer, error);
        writer.WriteEndArray();
    }

    static void WriteObject(Utf8JsonWriter writer, ReadOnlySpan<ResultValue> tree, SelectionSet set, int block)
    {
        writer.WriteStartObject();
        var values = tree.Slice(block + 1, set.Selections.Length);
        for (var i = 0; i < values.Length; i++)
        {
            writer.WritePropertyName(set.Selections[i].EncodedName);
            Write(writer, tree, in values[i]);
        }

        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, ReadOnlySpan<ResultValue> tree, in ResultValue value)
    {
        if (value.IsWholeNumber)
            writer.WriteNumberValue(value.AsWholeNumber);
        else if (value.IsRealNumber)
            writer.WriteNumberValue(value.AsRealNumber);
        else if (value.IsFlag)
            writer.WriteBooleanValue(value.AsFlag);
        else
            WriteReference(writer, tree, in value);
    }

    static void WriteReference(Utf8JsonWriter writer, ReadOnlySpan<ResultValue> tree, in ResultValue value)
    {
        switch (value.Reference)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case SelectionSet set:
                WriteObject(writer, tree, set, value.Block);
                break;
            case OutputShape:
                writer.WriteStartArray();
                foreach (ref readonly var item in tree.Slice(value.Block + 1, value.Length))
                    Write(writer, tree, in item);
                writer.WriteEndArray();
                break;
            case EnumValue known:
                writer.WriteStringValue(known.EncodedName);
                break;
            default:
                WriteScalar(writer, value.Reference);
                break;
        }
    }

    /// <summary>Writes the output of a scalar, or the extensions of an error.</summary>
    static void WriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                writer.WriteNumberValue(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case IEnumerable<KeyValuePair<string, object?>> fields:
                writer.WriteStartObject();
                foreach (var (name, item) in fields)
                {
                    writer.WritePropertyName(name);
                    WriteScalar(writer, item);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteScalar(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    static void Write(Utf8JsonWriter writer, IError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations");
            foreach (var location in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line", location.Line);
                writer.WriteNumber("column", location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is not null)
        {
            writer.WritePropertyName("path");
            WriteScalar(writer, error.Path.ToList());
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            writer.WritePropertyName("extensions");
            WriteScalar(writer, extensions);
        }

        writer.WriteEndObject();
    }
}
