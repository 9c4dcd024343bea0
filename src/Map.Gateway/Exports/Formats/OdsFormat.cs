using System.IO.Compression;
using System.Xml;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>A spreadsheet of OpenDocument 1.3 (ISO/IEC 26300), LibreOffice's own format: a sheet of rows and a sheet about them.</summary>
sealed class OdsFormat() : FileFormat("ods", Type)
{
    const string Type = "application/vnd.oasis.opendocument.spreadsheet";
    const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

    public override bool IsText => false;

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var zip = new ZippedFile(output, head.Day);
        // The first entry, uncompressed: by it the format is told.
        using (var type = new StreamWriter(zip.Add("mimetype", CompressionLevel.NoCompression)))
            type.Write(Type);
        using (var manifest = zip.Add("META-INF/manifest.xml"))
            WriteManifest(manifest);
        await using var content = zip.Add("content.xml", CompressionLevel.Fastest);
        await WriteContentAsync(head, rows, content, output, cancellation);
    }

    static void WriteManifest(Stream stream)
    {
        using var xml = XmlOutput.Write(stream);
        xml.WriteStartDocument();
        xml.WriteStartElement("manifest", "manifest", Manifest);
        xml.WriteAttributeString("version", Manifest, "1.3");
        foreach (var (path, type) in new[] { ("/", Type), ("content.xml", "text/xml") })
        {
            xml.WriteStartElement("file-entry", Manifest);
            xml.WriteAttributeString("full-path", Manifest, path);
            xml.WriteAttributeString("media-type", Manifest, type);
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    static async Task WriteContentAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream content, Stream output, CancellationToken cancellation)
    {
        using var xml = XmlOutput.Write(content);
        xml.WriteStartDocument();
        xml.WriteStartElement("office", "document-content", Office);
        xml.WriteAttributeString("xmlns", "table", null, Table);
        xml.WriteAttributeString("xmlns", "text", null, Text);
        xml.WriteAttributeString("version", Office, "1.3");
        xml.WriteStartElement("body", Office);
        xml.WriteStartElement("spreadsheet", Office);
        BeginSheet(xml, head.Name, head.Columns.Count);
        WriteRow(xml, head.Columns.Select(column => column.Name));
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
                WriteRow(xml, row.Values);
            xml.Flush();
            await output.FlushAsync(cancellation);
        }

        xml.WriteEndElement();
        BeginSheet(xml, AboutSheet.Name, AboutSheet.Columns.Count);
        WriteRow(xml, AboutSheet.Columns);
        foreach (var (name, value) in head.About)
            WriteRow(xml, [name, value]);
        xml.WriteEndDocument();
        xml.Flush();
    }

    static void BeginSheet(XmlWriter xml, string name, int columns)
    {
        xml.WriteStartElement("table", Table);
        xml.WriteAttributeString("name", Table, name);
        xml.WriteStartElement("table-column", Table);
        xml.WriteAttributeString("number-columns-repeated", Table, XmlConvert.ToString(columns));
        xml.WriteEndElement();
    }

    static void WriteRow(XmlWriter xml, IEnumerable<object?> values)
    {
        xml.WriteStartElement("table-row", Table);
        foreach (var value in values)
        {
            xml.WriteStartElement("table-cell", Table);
            if (value is double or int)
            {
                xml.WriteAttributeString("value-type", Office, "float");
                xml.WriteAttributeString("value", Office, CellText.Plain(value));
            }
            else if (CellText.Plain(value) is { Length: > 0 } text)
                WriteText(xml, XmlOutput.Clean(text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Each line is a paragraph. Several blanks, and one at the begin of a line, are elements: else they would be one.
    static void WriteText(XmlWriter xml, string text)
    {
        xml.WriteAttributeString("value-type", Office, "string");
        foreach (var line in text.Split('\n'))
        {
            xml.WriteStartElement("p", Text);
            var written = 0;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] != '\t' && (line[i] != ' ' || (i > 0 && line[i - 1] != ' ')))
                    continue;
                xml.WriteString(line[written..i]);
                xml.WriteStartElement(line[i] == '\t' ? "tab" : "s", Text);
                xml.WriteEndElement();
                written = i + 1;
            }

            xml.WriteString(line[written..]);
            xml.WriteEndElement();
        }
    }
}
