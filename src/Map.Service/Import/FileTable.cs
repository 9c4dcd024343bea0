using Map.Sheets;

namespace Map.Service.Import;

/// <summary>A table of a file whose columns have our names, in any case and order.</summary>
public sealed class FileTable
{
    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    readonly Dictionary<string, bool> fields = new(StringComparer.Ordinal);
    readonly List<FileRow> rows = [];
    FileFormat? format;

    FileTable(string file, ICollection<ImportProblem> problems) => (File, Problems) = (file, problems);

    /// <summary>What reported problems call it: the file, and of several tables the one.</summary>
    public string File { get; }

    public IReadOnlyCollection<string> Columns => columns.Keys;

    /// <summary>The format with these columns; null when there is none.</summary>
    public FileFormat? Format => format ??= FileFormat.Of(Columns, out _);

    public IReadOnlyList<FileRow> Rows => rows;

    internal ICollection<ImportProblem> Problems { get; }

    /// <summary>Reads the tables of a file. Rows that cannot be read are left out and reported in <paramref name="problems"/>.</summary>
    /// <param name="file">What reports call it.</param>
    /// <param name="content">Where it begins.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static IReadOnlyList<FileTable> Read(string file, Stream content, ICollection<ImportProblem> problems)
    {
        var tables = new List<FileTable>();
        try
        {
            var read = SheetFile.Open(content, Path.GetFileNameWithoutExtension(file));
            foreach (var sheet in read.Read())
            {
                var table = new FileTable(read.HasSheets ? $"{file} ({sheet.Name})" : file, problems);
                tables.Add(table);
                table.Take(sheet);
            }

            if (tables.Count == 0) throw new SheetException("is blank; the first row names the columns.");
        }
        catch (SheetException e)
        {
            problems.Add(new ImportProblem(file, 1, "-", e.Message));
            return [];
        }

        return tables;
    }

    /// <summary>Whether there is a column for a field of the contract, such as place.website.</summary>
    internal bool Has(string path)
    {
        if (!fields.TryGetValue(path, out var has)) fields[path] = has = ColumnOfField.Own(path, Format!) is { } column && IndexOf(column) >= 0;
        return has;
    }

    internal int IndexOf(string column) => columns.TryGetValue(column, out var index) ? index : -1;

    internal void Refuse(long line, string column, string what) => Problems.Add(new ImportProblem(File, (int)line, column, what));

    /// <summary>The name of a column as the seed has it.</summary>
    internal static string NameOf(string column) => column.ToLowerInvariant().Replace(' ', '_');

    void Take(Sheet sheet)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
            if (!columns.TryAdd(NameOf(sheet.Columns[i]), i))
                Refuse(1, sheet.Columns[i], "is there twice; every column once.");
        foreach (var row in sheet.Rows)
            if (row.Fault is null) rows.Add(new(this, (int)row.Line, [.. row.Cells.Select(cell => cell.Text)]));
            else Refuse(row.Line, "-", row.Fault);
    }
}
