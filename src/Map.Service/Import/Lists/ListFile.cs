using Map.Columns;
using Map.Contract.Files;
using Map.Sheets;

namespace Map.Service.Import.Lists;

/// <summary>Reads the tables of a file whose columns may have any name.</summary>
static class ListFile
{
    // Rows by which the columns are understood.
    const int Sampled = 1_000;
    const int Examples = 3;
    const int LongestExample = 40;

    // Words that are not known are asked about once, and not row by row.
    static readonly HashSet<string> AskedOnce = ["word_unknown", "country_unknown"];

    /// <exception cref="SheetException">It cannot be read, or the mapping cannot.</exception>
    public static IReadOnlyList<ListTable> Read(Stream file, ImportOptions options, SheetLimits? limits, IReadOnlyList<FacilityWord> facilityTypes)
    {
        var given = options.HasMapping ? MappingFile.Read(options.Mapping) : null;
        var sheets = SheetFile.Open(file, Path.GetFileNameWithoutExtension(options.FileName), limits);
        var tables = new List<ListTable>();
        foreach (var sheet in sheets.Read().Where(sheet => !AboutSheet.Is(sheet.Name, sheet.Columns)))
            tables.Add(Read(sheet, sheets.HasSheets ? sheet.Name : options.FileName, tables.Count > 0, options, given, facilityTypes));
        return tables.Count > 0 ? tables : throw new SheetException("is blank; the first row names the columns.");
    }

    static ListTable Read(Sheet sheet, string name, bool isFurther, ImportOptions options, Mapping? given, IReadOnlyList<FacilityWord> facilityTypes)
    {
        using var rows = sheet.Rows.GetEnumerator();
        var sample = new List<SheetRow>();
        while (sample.Count < Sampled && rows.MoveNext()) sample.Add(rows.Current);

        var readable = sample.Where(row => row.Fault is null).ToList();
        if (given is null && ExportedFile.Is(sheet.Columns, readable)) return Exported(sheet, name, sample, rows);
        var mapping = given is not null && given.Columns.Any(column => sheet.Columns.Contains(column.Column))
            ? given : ColumnGuess.Of(Slug(options.HasList ? options.List : Path.GetFileNameWithoutExtension(options.FileName)), sheet.Columns, readable);
        if (options.HasList) mapping = mapping with { List = Slug(options.List) };
        // Each sheet of a workbook may number its rows from 1.
        if (isFurther) mapping = mapping with { List = $"{mapping.List}-{Slug(sheet.Name)}" };
        if (options.Defaults.Count > 0)
            mapping = mapping with { Defaults = mapping.Defaults.Concat(options.Defaults).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value) };

        var reader = new ListReader(mapping, sheet.Columns, facilityTypes);
        var table = new ListTable(name, mapping, [.. sheet.Columns.Select((column, i) => Column(column, mapping, readable.Select(row => row.Cells[i].Text)))]);
        foreach (var row in sample) Add(row);
        while (rows.MoveNext()) Add(rows.Current);
        Ask(table, sheet, reader);
        return table;

        void Add(SheetRow row)
        {
            var listed = row.Fault is null ? reader.Read(row) : new(row.Line, new(), []);
            var read = new ListRow(table, listed, row.Cells);
            if (row.Fault is not null) read.Refuse("row_unreadable", "-", row.Fault);
            foreach (var problem in listed.Problems.Where(problem => !AskedOnce.Contains(problem.Code)))
                read.Notes.Add(new(problem.Code, problem.Column, problem.What, problem.IsWarning || problem.Code == RowChecks.NameMissing ? ImportNoteEffect.None : ImportNoteEffect.Wrong));
            table.Rows.Add(read);
        }
    }

    static string Allowed(UnknownWord word) => word.Allowed.Count switch { 0 => "", 1 => word.Allowed[0], _ => $"one of {string.Join(", ", word.Allowed)}" };

    static ListTable Exported(Sheet sheet, string name, IEnumerable<SheetRow> sample, IEnumerator<SheetRow> rows)
    {
        var table = ExportedFile.Table(name, sheet);
        foreach (var row in sample) Add(row);
        while (rows.MoveNext()) Add(rows.Current);
        return table;

        void Add(SheetRow row)
        {
            var read = new ListRow(table, new(row.Line, new(), []), row.Cells);
            table.Rows.Add(read);
            if (row.Fault is not null) read.Refuse("row_unreadable", "-", row.Fault);
            else ExportedFile.Identify(read);
        }
    }

    // Columns that a given mapping does not know are asked about, too.
    static void Ask(ListTable table, Sheet sheet, ListReader reader)
    {
        foreach (var word in reader.UnknownWords)
            table.Questions.Add(new()
            {
                Code = "word_unknown", Table = table.Name, Column = word.Column, Effect = ImportNoteEffect.None, Rows = word.Rows, Lines = { word.FirstLines },
                Text = $"has {Quote.Of(word.Word)}, which is not known as {word.Field}. Say in the mapping what it means: {Allowed(word)}. It is kept in the note.",
            });
        foreach (var column in table.Mapping.Missing(sheet.Columns))
            table.Questions.Add(new()
            {
                Code = "column_unmapped", Table = table.Name, Column = column, Effect = ImportNoteEffect.None,
                Text = "is not in the mapping, so it is not read; add it there.",
            });
    }

    static ImportedColumn Column(string name, Mapping mapping, IEnumerable<string> values)
    {
        var column = new ImportedColumn { Column = name };
        if (mapping.Columns.FirstOrDefault(known => known.Column == name)?.Field is { } field) column.Field = field;
        column.Examples.Add(values.Where(value => value.Length > 0).Distinct().Take(Examples)
            .Select(value => value.Length <= LongestExample ? value : value[..LongestExample] + "…"));
        return column;
    }

    /// <summary>A short name in small letters, digits and hyphens.</summary>
    public static string Slug(string text)
    {
        var folded = Gazetteer.Folding.Shared.Fold(text);
        var slug = string.Join('-', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 60 ? slug[..60] : slug.Length > 0 ? slug : "list";
    }
}
