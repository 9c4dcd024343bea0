using System.Globalization;
using System.Xml;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>KML 2.2 (OGC 07-147r2), for Google Earth, Organic Maps, OsmAnd and most telephones. A place without a position is a placemark without a
/// point.</summary>
class KmlFormat(string extension = "kml", string mediaType = "application/vnd.google-earth.kml+xml") : FileFormat(extension, mediaType)
{
    const string Namespace = "http://www.opengis.net/kml/2.2";
    const string Atom = "http://www.w3.org/2005/Atom";

    // Colours of the pages' pins, as KML has them: alpha, blue, green, red.
    static readonly (string Kind, string Colour)[] Styles =
        [("detention_centre", "ff1c1cb0"), ("reporting_centre", "ff0f6fd2"), ("support_group", "ff5b7a10"), ("office", "ff8a5a3c")];

    public override Task WriteAsync(FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation) =>
        WriteDocumentAsync(head, rows, output, output, cancellation);

    /// <summary>Writes the document.</summary>
    /// <param name="head">The head of the file.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="document">Takes the document.</param>
    /// <param name="output">Is flushed after each part.</param>
    /// <param name="cancellation">Ends it.</param>
    protected static async Task WriteDocumentAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream document, Stream output, CancellationToken cancellation)
    {
        using var xml = XmlOutput.Write(document);
        var kind = head.IndexOf("kind");
        var description = new RowDescription(head);
        xml.WriteStartDocument();
        xml.WriteStartElement("kml", Namespace);
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteStartElement("Document");
        xml.WriteElementString("name", $"Map: {head.Name}");
        xml.WriteStartElement("atom", "author", Atom);
        xml.WriteElementString("atom", "name", Atom, Terms.Holder);
        xml.WriteEndElement();
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", head.Address);
        xml.WriteEndElement();
        xml.WriteElementString("description", string.Join("\n", head.About.Skip(1).Select(line => $"{line.Name}: {line.Value}")));
        foreach (var (name, colour) in Styles)
            WriteStyle(xml, name, colour);
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
                WritePlacemark(xml, head, row, kind < 0 ? null : row.Values[kind] as string, description);
            xml.Flush();
            await output.FlushAsync(cancellation);
        }

        xml.WriteEndDocument();
        xml.Flush();
    }

    static void WriteStyle(XmlWriter xml, string name, string colour)
    {
        xml.WriteStartElement("Style");
        xml.WriteAttributeString("id", name);
        xml.WriteStartElement("IconStyle");
        xml.WriteElementString("color", colour);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WritePlacemark(XmlWriter xml, FileHead head, FileRow row, string? kind, RowDescription description)
    {
        xml.WriteStartElement("Placemark");
        xml.WriteElementString("name", XmlOutput.Clean(row.Title));
        xml.WriteElementString("description", XmlOutput.Clean(description.Of(row)));
        if (kind is not null)
            xml.WriteElementString("styleUrl", $"#{kind}");
        WriteData(xml, head, row);
        if (row.Position is { } position)
        {
            xml.WriteStartElement("Point");
            xml.WriteElementString("coordinates", string.Create(CultureInfo.InvariantCulture, $"{position.Longitude:R},{position.Latitude:R}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Read back, the name is the title; a file of labels does not have the ids by which it would be.
    static void WriteData(XmlWriter xml, FileHead head, FileRow row)
    {
        xml.WriteStartElement("ExtendedData");
        for (var i = 0; i < row.Values.Length; i++)
        {
            var name = head.Columns[i].Name;
            if (name is "name" or "latitude" or "longitude" || (name == "id" && head.Language is not null) || CellText.Plain(row.Values[i]) is not { Length: > 0 } text)
                continue;
            xml.WriteStartElement("Data");
            xml.WriteAttributeString("name", name);
            xml.WriteElementString("value", XmlOutput.Clean(text));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
