namespace Map.Sheets;

/// <summary>A table of a file: its columns, and its rows as they are read.</summary>
/// <param name="Name">Name of the sheet, layer or collection; that of the file if it has only one table.</param>
/// <param name="Columns">Names of the columns, each there once: a doubled "name" is "name (2)", and one without a name is "column C".</param>
/// <param name="Rows">The rows below the header that are not blank. They can be read once, before the next table.</param>
public sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<SheetRow> Rows);

/// <summary>A row of a table.</summary>
/// <param name="Line">Where it begins: the line of a text file, the row of a spreadsheet, else the number of the feature. From 1.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="Fault">What is wrong with it, and how to mend it; null for a row that could be read.</param>
public sealed record SheetRow(long Line, IReadOnlyList<Cell> Cells, string? Fault = null);
