using System.Text.Json;
using Google.Protobuf.Collections;

namespace Map.Service.Storage;

/// <summary>Reads columns as the types that messages need.</summary>
static class ReaderExtensions
{
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>An enum; 0, which means unspecified, for null.</summary>
    public static TEnum Word<TEnum>(this NpgsqlDataReader row, int column) where TEnum : struct, Enum =>
        row.IsDBNull(column) ? default : row.GetFieldValue<TEnum>(column);

    /// <summary>Reads a jsonb object of strings into a map.</summary>
    public static void ReadMap(this NpgsqlDataReader row, int column, MapField<string, string> map)
    {
        var json = row.GetString(column);
        if (json == "{}") return;
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject()) map[property.Name] = property.Value.GetString()!;
    }

    /// <summary>Reads a text[][] as its rows; null as none.</summary>
    public static IEnumerable<string?[]> ReadTable(this NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column)) yield break;
        var table = row.GetFieldValue<string?[,]>(column);
        for (var line = 0; line < table.GetLength(0); line++)
            yield return [.. Enumerable.Range(0, table.GetLength(1)).Select(cell => table[line, cell])];
    }

    /// <summary>A source; null without a citation.</summary>
    public static Source? ToSource(string? citation, string? url)
    {
        if (citation is null) return null;
        var source = new Source { Citation = citation };
        if (url is not null) source.Url = url;
        return source;
    }
}
