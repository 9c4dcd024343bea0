using System.Globalization;

namespace Map.Service.Import;

/// <summary>A line of a file. Empty fields and columns that the file does not have read as null.</summary>
public sealed class FileRow
{
    readonly FileTable table;
    readonly string[] fields;

    internal FileRow(FileTable table, int line, string[] fields) => (this.table, Line, this.fields) = (table, line, fields);

    /// <summary>Where the line starts in the file.</summary>
    public int Line { get; }

    public string File => table.File;

    /// <summary>The format of the file, which is a known one.</summary>
    public FileFormat Format => table.Format!;

    /// <summary>Whether the file has a column for a field of the contract, such as place.website.</summary>
    public bool Has(string path) => table.Has(path);

    public bool HasColumn(string column) => table.IndexOf(column) >= 0;

    public string? this[string column] =>
        table.IndexOf(column) is >= 0 and var index && fields[index].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reports the field as wrong. The text says what it is, and what is allowed.</summary>
    public void Refuse(string column, string what) => table.Refuse(Line, column, what);

    public string Required(string column)
    {
        if (this[column] is { } text)
            return text;
        Refuse(column, "is empty; it must be given.");
        return "";
    }

    /// <summary>The items of a list, which <c>;</c> separates.</summary>
    public IEnumerable<string> List(string column) =>
        this[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public double? Number(string column)
    {
        if (this[column] is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        Refuse(column, $"\"{text}\" is not a number; digits with a decimal point, such as 51.1456.");
        return null;
    }

    public int? Whole(string column)
    {
        if (this[column] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(column, $"\"{text}\" is not a whole number; digits only, such as 448.");
        return null;
    }

    /// <summary>Sources of the row as a whole, which <c> | </c> separates, each as <see cref="SourceText"/>.</summary>
    public IEnumerable<Source> Sources(string column) =>
        this[column]?.Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(CitedSource.OfWhole) ?? [];
}
