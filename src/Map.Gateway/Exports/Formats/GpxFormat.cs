using System.Globalization;
using System.Xml;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>GPX 1.1, for satnavs and telephones: a waypoint for each row. A row without a position cannot be in it.</summary>
sealed class GpxFormat() : FileFormat("gpx", "application/gpx+xml")
{
    const string Namespace = "http://www.topografix.com/GPX/1/1";

    // Names what a waypoint has besides what GPX knows.
    const string OwnNamespace = "urn:map:columns";

    // Symbols that Garmin's devices know.
    static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["detention_centre"] = "Flag, Red", ["reporting_centre"] = "Flag, Blue", ["support_group"] = "Flag, Green", ["office"] = "Building",
    };

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var xml = XmlOutput.Write(output);
        var row = new Waypoint(head);
        WriteHead(xml, head);
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var each in part.Where(each => each.Position is not null))
                row.Write(xml, each);
            xml.Flush();
            await output.FlushAsync(cancellation);
        }

        xml.WriteEndDocument();
        xml.Flush();
    }

    static void WriteHead(XmlWriter xml, FileHead head)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("gpx", Namespace);
        xml.WriteAttributeString("version", "1.1");
        xml.WriteAttributeString("creator", "Map");
        xml.WriteAttributeString("xmlns", "map", null, OwnNamespace);
        xml.WriteStartElement("metadata");
        xml.WriteElementString("name", $"Map: {head.Name}");
        xml.WriteElementString("desc", Terms.Attribution + " Only places with a position can be in this format.");
        xml.WriteStartElement("copyright");
        xml.WriteAttributeString("author", Terms.Holder);
        xml.WriteElementString("year", head.Day.Year.ToString("0000", CultureInfo.InvariantCulture));
        xml.WriteElementString("license", Terms.Licence);
        xml.WriteEndElement();
        xml.WriteStartElement("link");
        xml.WriteAttributeString("href", head.Address);
        xml.WriteEndElement();
        xml.WriteElementString("time", head.Day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    sealed class Waypoint(FileHead head)
    {
        readonly int kind = head.IndexOf("kind");
        readonly int website = head.IndexOf("website");
        readonly int sources = head.IndexOf("sources");
        readonly RowDescription description = new(head);

        public void Write(XmlWriter xml, FileRow row)
        {
            xml.WriteStartElement("wpt");
            xml.WriteAttributeString("lat", Degrees(row.Position!.Latitude));
            xml.WriteAttributeString("lon", Degrees(row.Position.Longitude));
            xml.WriteElementString("name", XmlOutput.Clean(row.Title));
            xml.WriteElementString("desc", XmlOutput.Clean(description.Of(row)));
            WriteText(xml, "src", sources, row);
            if (website >= 0 && row.Values[website] is string address)
            {
                xml.WriteStartElement("link");
                xml.WriteAttributeString("href", XmlOutput.Clean(address));
                xml.WriteEndElement();
            }

            if (kind >= 0 && row.Values[kind] is string word)
                xml.WriteElementString("sym", Symbols.GetValueOrDefault(word, "Flag, Blue"));
            WriteText(xml, "type", kind, row);
            WriteExtensions(xml, row);
            xml.WriteEndElement();
        }

        // Read back, the name is the title; a file of labels does not have the ids by which it would be.
        void WriteExtensions(XmlWriter xml, FileRow row)
        {
            xml.WriteStartElement("extensions");
            for (var i = 0; i < row.Values.Length; i++)
            {
                var name = head.Columns[i].Name;
                if (name is not ("name" or "latitude" or "longitude") && (name != "id" || head.Language is null)
                    && CellText.Plain(row.Values[i]) is { Length: > 0 } text)
                    xml.WriteElementString("map", name, OwnNamespace, XmlOutput.Clean(text));
            }

            xml.WriteEndElement();
        }

        static void WriteText(XmlWriter xml, string element, int column, FileRow row)
        {
            if (column >= 0 && CellText.Plain(row.Values[column]) is { Length: > 0 } text)
                xml.WriteElementString(element, XmlOutput.Clean(text));
        }

        // xsd:decimal has no exponent, and a double may be 1E-05.
        static string Degrees(double degrees) => ((decimal)degrees).ToString(CultureInfo.InvariantCulture);
    }
}
