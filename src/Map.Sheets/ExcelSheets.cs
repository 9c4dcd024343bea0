using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Map.Sheets;

/// <summary>Excel's files, every sheet, with the results of formulas as they were when the file was saved.</summary>
static class ExcelSheets
{
    public static IEnumerable<(string Name, IEnumerable<RawRow> Rows)> Read(Stream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = Guarded(() => ExcelReaderFactory.CreateReader(file, new() { LeaveOpen = true, FallbackEncoding = TextEncoding.Western }));
        do
        {
            yield return (reader.Name ?? "", Rows(reader));
        }
        while (Guarded(reader.NextResult));
    }

    static IEnumerable<RawRow> Rows(IExcelDataReader reader)
    {
        while (Guarded(reader.Read))
        {
            var cells = new Cell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = CellOf(reader, i);
            yield return new(reader.Depth + 1, cells);
        }
    }

    static Cell CellOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => Cell.Empty,
        double number => new(Numbers.Text(number), CellKind.Number),
        DateTime day => new(Dates.Text(day), CellKind.Date),
        bool isSo => new(isSo ? "true" : "false", CellKind.YesNo),
        TimeSpan time => new(time.ToString("c", CultureInfo.InvariantCulture)),
        var other => new(Convert.ToString(other, CultureInfo.InvariantCulture)!.Trim()),
    };

    // The library says what is wrong with a file by exceptions of many types.
    static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw new SheetException("is locked by a password; save it without one.", e);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or SheetException))
        {
            throw new SheetException("is a broken or unknown spreadsheet; open it, and save it as XLSX, ODS or CSV.", e);
        }
    }
}
