using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>A workbook of Office Open XML (ECMA-376): a sheet of rows and a sheet about them. Texts are texts, so none is run as a formula.</summary>
/// <remarks>The Open XML SDK makes the workbook; only the sheet of rows is written here, row by row, since the SDK writes a package as a whole.
/// </remarks>
sealed class XlsxFormat() : FileFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
{
    const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string RowsPart = "xl/worksheets/sheet1.xml";

    // Of Excel.
    const int MostRows = 1_048_576;

    public override bool IsText => false;

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var zip = new ZippedFile(output, head.Day);
        CopyWorkbook(head, zip);
        // Fast: most of the time of a large workbook is its compression.
        await using var sheet = zip.Add(RowsPart, CompressionLevel.Fastest);
        await WriteRowsAsync(head, rows, sheet, output, cancellation);
    }

    static void CopyWorkbook(FileHead head, ZippedFile zip)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // The id that it gets by itself is another one each time.
            document.ChangeIdOfPart(workbook, "workbook");
            var rows = workbook.AddNewPart<WorksheetPart>("rows");
            var about = workbook.AddNewPart<WorksheetPart>("about");
            rows.Worksheet = new(new SheetData());
            about.Worksheet = new(new SheetData(AboutSheet.Columns.Chunk(2).Concat(head.About.Select(line => new[] { line.Name, line.Value })).Select(RowOf)));
            workbook.Workbook = new(new Sheets(
                new Sheet { Name = head.Name, SheetId = 1, Id = "rows" }, new Sheet { Name = AboutSheet.Name, SheetId = 2, Id = "about" }));
            // Excel shows nothing without them.
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = new(
                new Fonts(new Font(), new Font(new Bold())), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()), new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
            document.Save();
        }

        buffer.Position = 0;
        using var made = new ZipArchive(buffer, ZipArchiveMode.Read);
        foreach (var entry in made.Entries.Where(entry => entry.FullName != RowsPart))
        {
            using var from = entry.Open();
            using var to = zip.Add(entry.FullName);
            from.CopyTo(to);
        }
    }

    static Row RowOf(string[] texts, int i) => new(texts.Select((text, column) => new DocumentFormat.OpenXml.Spreadsheet.Cell
    {
        CellReference = $"{ColumnName(column + 1)}{(i + 1).ToString(CultureInfo.InvariantCulture)}", DataType = CellValues.InlineString, InlineString = new(new Text(text)),
    }))
    {
        RowIndex = (uint)(i + 1),
    };

    static async Task WriteRowsAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream sheet, Stream output, CancellationToken cancellation)
    {
        using var xml = XmlOutput.Write(sheet);
        string[] columns = [.. Enumerable.Range(1, head.Columns.Count).Select(ColumnName)];
        WriteBegin(xml, head, columns);
        var count = 1;
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
            {
                if (++count > MostRows)
                    throw new InvalidDataException($"A sheet holds {MostRows:N0} rows.");
                WriteRow(xml, columns, count, row.Values);
            }

            xml.Flush();
            await output.FlushAsync(cancellation);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter", Namespace);
        xml.WriteAttributeString("ref", $"A1:{columns[^1]}{count.ToString(CultureInfo.InvariantCulture)}");
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
    }

    // The names of the columns stay in view.
    static void WriteBegin(XmlWriter xml, FileHead head, string[] columns)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("worksheet", Namespace);
        xml.WriteStartElement("sheetViews", Namespace);
        xml.WriteStartElement("sheetView", Namespace);
        xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Namespace);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Namespace);
        xml.WriteStartElement("row", Namespace);
        xml.WriteAttributeString("r", "1");
        for (var i = 0; i < columns.Length; i++)
        {
            BeginCell(xml, columns[i], "1");
            xml.WriteAttributeString("s", "1");
            EndText(xml, head.Columns[i].Name);
        }

        xml.WriteEndElement();
    }

    static void WriteRow(XmlWriter xml, string[] columns, int row, object?[] values)
    {
        var number = row.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row", Namespace);
        xml.WriteAttributeString("r", number);
        for (var i = 0; i < values.Length; i++)
        {
            if (CellText.Plain(values[i]) is not { Length: > 0 } text)
                continue;
            BeginCell(xml, columns[i], number);
            if (values[i] is double or int)
            {
                xml.WriteElementString("v", Namespace, text);
                xml.WriteEndElement();
            }
            else
                EndText(xml, text);
        }

        xml.WriteEndElement();
    }

    // Some readers find a cell only by its name: B7.
    static void BeginCell(XmlWriter xml, string column, string row)
    {
        xml.WriteStartElement("c", Namespace);
        xml.WriteAttributeString("r", column + row);
    }

    static void EndText(XmlWriter xml, string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Namespace);
        xml.WriteStartElement("t", Namespace);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XmlOutput.Clean(Fitting(text)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // What is longer than a cell may be is cut between two items, and said to be.
    static string Fitting(string text)
    {
        if (text.Length <= CellText.MostOfWorkbook)
            return text;
        var end = text.LastIndexOf(CellText.Between, CellText.MostOfWorkbook - 10, 10_000, StringComparison.Ordinal);
        return text[..(end > 0 ? end : CellText.MostOfWorkbook - 9)].PadRight(CellText.MostOfWorkbook - 9) + CellText.Ellipsis;
    }

    // A, B … Z, AA, AB …
    static string ColumnName(int number) => number == 0 ? "" : ColumnName((number - 1) / 26) + (char)('A' + ((number - 1) % 26));
}
