using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>A folder with files to import.</summary>
sealed class ImportFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("map-import-");

    public string Path => folder.FullName;

    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>A CSV file of a format with these rows; what a row does not give comes from <paramref name="usual"/>.</summary>
    public string Write(
        string name, FileFormat format, IReadOnlyDictionary<string, string> usual, params IEnumerable<Dictionary<string, string>> rows)
    {
        var lines = rows.Select(row => format.Columns.Select(column =>
            Quoted(row.GetValueOrDefault(column, usual.GetValueOrDefault(column, "")))));
        return Write(name, string.Join('\n', lines.Prepend(format.Columns).Select(fields => string.Join(',', fields))) + "\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
