using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Map.Columns;

/// <summary>A mapping as a file, to save, edit, give again and share.</summary>
public static class MappingFile
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Mapping mapping) => JsonSerializer.Serialize(mapping, Options) + "\n";

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="SheetException">It is no mapping, or names a field that does not exist.</exception>
    public static Mapping Read(string json)
    {
        Mapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<Mapping>(json, Options)
                ?? throw new SheetException("the mapping is null; give an object with list and columns.");
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? $" at line {line + 1}, {e.Path}" : "";
            throw new SheetException($"the mapping cannot be read{where}: {e.Message.Split(" Path:")[0]} It is JSON such as {Example}", e);
        }

        foreach (var column in mapping.Columns)
        {
            if (column is null) throw new SheetException("the mapping has a column that is null; remove it.");
            if (column.Field is { } field) CheckField(field, $"the column {Quote.Of(column.Column)}");
            if (column.Dates is not (null or "dmy" or "mdy" or "ymd"))
                throw new SheetException(
                    $"the mapping gives the column {Quote.Of(column.Column)} the dates {Quote.Of(column.Dates)}; dmy, mdy or ymd.");
            if (column.Year is < 1000 or > 9999)
                throw new SheetException($"the mapping gives the column {Quote.Of(column.Column)} the year {column.Year}; four digits.");
        }
        if (mapping.Columns.GroupBy(column => column.Column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SheetException($"the mapping has the column {Quote.Of(twice.Key)} more than once; keep one of them.");
        foreach (var field in mapping.Defaults.Keys) CheckField(field, "a default");
        foreach (var field in mapping.Words.Keys) CheckField(field, "words");
        return mapping;
    }

    const string Example = """{"list": "camps", "columns": [{"column": "nom", "field": "name"}], "defaults": {"kind": "detention_centre"}}""";

    static void CheckField(string field, string where)
    {
        if (Fields.Of(field) is null)
            throw new SheetException(
                $"the mapping has the field {Quote.Of(field)} for {where}, which does not exist; null, or one of "
                + $"{string.Join(", ", Fields.All.Select(each => each.Name))}.");
    }
}
