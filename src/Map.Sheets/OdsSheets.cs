using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Map.Sheets;

/// <summary>OpenDocument's spreadsheets, every sheet, with the results of formulas as they were when the file was saved.</summary>
static class OdsSheets
{
    const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    public static IEnumerable<(string Name, IEnumerable<RawRow> Rows)> Read(Stream file, SheetLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var content = zip.GetEntry("content.xml")!.Open();
        using var xml = SafeXml.Read(content, limits);
        while (xml.Next())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "table" && xml.NamespaceURI == Table)
                yield return (xml.GetAttribute("name", Table) ?? "", Rows(xml, limits));
    }

    static IEnumerable<RawRow> Rows(XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement) yield break;
        var depth = xml.Depth;
        long line = 1;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "table-row" || xml.NamespaceURI != Table) continue;
            var times = Repeated(xml, "number-rows-repeated");
            var cells = Cells(xml, limits);
            // A sheet ends with a blank row that is there a million times.
            if (cells.Count > 0)
                for (var i = 0; i < times; i++)
                    yield return new(line + i, cells);
            line += times;
        }
    }

    static List<Cell> Cells(XmlReader xml, SheetLimits limits)
    {
        var cells = new List<Cell>();
        if (xml.IsEmptyElement) return cells;
        var depth = xml.Depth;
        var blanks = 0;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("table-cell" or "covered-table-cell")) continue;
            var times = Repeated(xml, "number-columns-repeated");
            var cell = CellOf(xml, limits);
            if (cell.IsEmpty)
            {
                blanks = (int)Math.Min((long)blanks + times, int.MaxValue);
                continue;
            }

            if ((long)cells.Count + blanks + times > limits.Columns)
                throw new SheetException($"has more than {limits.Columns} columns. Remove those that say nothing of places.");
            for (; blanks > 0; blanks--) cells.Add(Cell.Empty);
            for (var i = 0; i < times; i++) cells.Add(cell);
        }

        return cells;
    }

    static Cell CellOf(XmlReader xml, SheetLimits limits)
    {
        var type = xml.GetAttribute("value-type", Office);
        var (value, day, isSo) = (xml.GetAttribute("value", Office), xml.GetAttribute("date-value", Office), xml.GetAttribute("boolean-value", Office));
        var text = Paragraphs(xml, limits);
        return type switch
        {
            "float" or "percentage" or "currency" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                new(Numbers.Text(number), CellKind.Number),
            "date" when DateTime.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date) =>
                new(Dates.Text(date), CellKind.Date),
            "boolean" => new(isSo == "true" ? "true" : "false", CellKind.YesNo),
            _ when text.StartsWith("#", StringComparison.Ordinal) && text is "#N/A" or "#REF!" or "#VALUE!" or "#DIV/0!" or "#NAME?" => new(text, CellKind.Error),
            _ => new(text),
        };
    }

    // The paragraphs of a cell, one below the other, without the notes at its side.
    static string Paragraphs(XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "annotation" && xml.NamespaceURI == Office) xml.Text(limits);
            else if (xml.LocalName == "p" && xml.NamespaceURI == Words && text.Length <= limits.CellLength)
                text.Append(text.Length > 0 ? "\n" : "").Append(xml.Text(limits));
        }

        return text.ToString().Trim();
    }

    static int Repeated(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute, Table), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(times, 1) : 1;
}
