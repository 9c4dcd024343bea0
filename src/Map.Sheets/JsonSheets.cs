using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Map.Sheets;

/// <summary>GeoJSON, lists of objects, objects line by line, a script that names one, and HSDS. A document is read as a whole.</summary>
static partial class JsonSheets
{
    const int Depth = 32;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = Depth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory() } };

    // What people call the list in an object.
    static readonly string[] Lists = ["features", "data", "results", "items", "records", "rows", "places", "contents"];

    public static (SheetFormat Format, FeatureTable Table) Read(Stream file, SheetLimits limits)
    {
        if (file.Length > limits.Bytes / 4)
            throw new SheetException($"is JSON of more than {limits.Bytes >> 22} MB; send it in parts, or as CSV.");
        var table = new FeatureTable(limits);
        var format = SheetFormat.Json;
        foreach (var document in Documents(file))
            using (document)
                format = Take(document.RootElement, table);
        return (format, table);
    }

    static SheetFormat Take(JsonElement root, FeatureTable table)
    {
        if (HsdsRows.Are(root))
        {
            HsdsRows.Read(root, table);
            return SheetFormat.Hsds;
        }

        var isGeoJson = false;
        foreach (var element in ListOf(root))
        {
            table.Begin();
            isGeoJson |= Feature(element, table);
        }

        return isGeoJson ? SheetFormat.GeoJson : SheetFormat.Json;
    }

    static IEnumerable<JsonElement> ListOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array) return root.EnumerateArray();
        if (root.ValueKind != JsonValueKind.Object) throw new SheetException("is JSON without a list of objects.");
        foreach (var name in Lists)
            if (root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
                return list.EnumerateArray();
        return [root];
    }

    static bool Feature(JsonElement element, FeatureTable table)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new SheetException($"has a list of {Name(element)}; a list of objects is read.");
        if (!element.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Feature")
        {
            Flatten("", element, table);
            return false;
        }

        if (element.TryGetProperty("id", out var id)) Flatten("id", id, table);
        if (element.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object) Flatten("", properties, table);
        if (element.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object) Shape(geometry, table);
        return true;
    }

    static void Shape(JsonElement json, FeatureTable table)
    {
        Geometry? shape;
        try
        {
            shape = json.Deserialize<Geometry>(Geometries);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            var shown = json.GetRawText();
            throw new SheetException($"has a geometry that is not GeoJSON's (RFC 7946): {(shown.Length > 80 ? shown[..80] + "…" : shown)}.", e);
        }

        Shapes.Add(shape, table);
    }

    /// <summary>Values of an object by their paths: <c>address.town</c>. A list of values is one value, separated by bars, as the map writes lists.</summary>
    public static void Flatten(string path, JsonElement element, FeatureTable table)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Flatten(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, table);
                break;
            case JsonValueKind.Array:
                foreach (var one in element.EnumerateArray()) Flatten(path, one, table);
                break;
            case JsonValueKind.String:
                table.Add(path, element.GetString()!);
                break;
            case JsonValueKind.Number:
                table.Add(path, new Cell(element.GetRawText(), CellKind.Number));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                table.Add(path, new Cell(element.GetBoolean() ? "true" : "false", CellKind.YesNo));
                break;
        }
    }

    static string Name(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "lists",
        JsonValueKind.String => "texts",
        JsonValueKind.Number => "numbers",
        _ => "other values",
    };

    /// <summary>Whether a text is a script that does nothing but name its data, as old maps have it: <c>var data = [{…}];</c></summary>
    public static bool IsScript(string text) => Script().IsMatch(text);

    [GeneratedRegex(@"\A\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.]*\s*=\s*(?=[\[{])", RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    // One document, or one in each line.
    static IEnumerable<JsonDocument> Documents(Stream file)
    {
        var encoding = TextEncoding.Of(file);
        using var reader = new StreamReader(file, encoding, leaveOpen: true);
        var text = reader.ReadToEnd();
        if (IsScript(text)) text = Script().Replace(text, "").TrimEnd().TrimEnd(';');
        JsonDocument? whole = null;
        try
        {
            whole = JsonDocument.Parse(text, Options);
        }
        catch (JsonException e)
        {
            if (!IsLineByLine(text)) throw Broken(e, (e.LineNumber ?? 0) + 1);
        }

        return whole is not null ? [whole] : Lines(text);
    }

    static bool IsLineByLine(string text)
    {
        var first = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length).Trim();
        return first is ['{', .., '}'] && first.Length < text.TrimEnd().Length;
    }

    static IEnumerable<JsonDocument> Lines(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            JsonDocument document;
            try
            {
                document = JsonDocument.Parse(line, Options);
            }
            catch (JsonException e)
            {
                throw Broken(e, number);
            }

            yield return document;
        }
    }

    static SheetException Broken(JsonException e, long line) =>
        new($"is broken JSON in line {line}, byte {e.BytePositionInLine + 1}: {e.Message.Split(" LineNumber:")[0].TrimEnd('.')}.", e);
}
