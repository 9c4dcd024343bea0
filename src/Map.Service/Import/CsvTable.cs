using System.Text;
using CsvHelper;

namespace Map.Service.Import;

/// <summary>A CSV file: UTF-8, commas, a header, any line ends.</summary>
public sealed class CsvTable
{
    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    readonly List<CsvRow> rows = [];
    FileFormat? format;

    CsvTable(string file, ICollection<ImportProblem> problems) => (File, Problems) = (file, problems);

    /// <summary>The file name in reported problems.</summary>
    public string File { get; }

    public IReadOnlyCollection<string> Columns => columns.Keys;

    /// <summary>The format with these columns; null when there is none.</summary>
    public FileFormat? Format => format ??= FileFormat.Of(Columns, out _);

    public IReadOnlyList<CsvRow> Rows => rows;

    internal ICollection<ImportProblem> Problems { get; }

    /// <summary>Reads a file. Lines that are not CSV are left out and reported in <paramref name="problems"/>.</summary>
    public static CsvTable Read(string file, byte[] content, ICollection<ImportProblem> problems)
    {
        var table = new CsvTable(file, problems);
        try
        {
            table.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + content.AsSpan(0, Math.Clamp(e.Index, 0, content.Length)).Count((byte)'\n');
            table.Refuse(line, "-", content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? "is UTF-16 text, as Excel's \"Unicode text\"; save the file as CSV in UTF-8."
                : "is not UTF-8 text, but probably that of a Windows code page; save the file as CSV in UTF-8.");
        }

        return table;
    }

    internal int IndexOf(string column) => columns.TryGetValue(column, out var index) ? index : -1;

    internal void Refuse(int line, string column, string what) => Problems.Add(new ImportProblem(File, line, column, what));

    void Parse(string text)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            // In a file with one column, an empty line is a row with an empty field.
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => Refuse(
                (int)record.LineNumber, "-", "has a quote in the wrong place; put the whole field in quotes and double the quotes within."),
        });
        while (reader.Read())
        {
            var fields = reader.Current.ToArray();
            var line = (int)reader.LineNumber;
            if (columns.Count == 0)
                Header(fields);
            else if (fields.Length == columns.Count)
                rows.Add(new CsvRow(this, line, fields));
            else if (fields is not [""])
                Refuse(line, "-", $"has {fields.Length} fields; {columns.Count}, as the header.");
        }

        if (columns.Count == 0)
            Refuse(1, "header", "is missing; the first line names the columns.");
    }

    void Header(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
            if (!columns.TryAdd(fields[i].Trim(), i))
                Refuse(1, fields[i], "is there twice; every column once.");
    }
}
