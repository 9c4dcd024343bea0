using System.IO.Compression;
using System.Xml;

namespace Map.Sheets;

/// <summary>The placemarks of KML, with their folders and what they carry as data.</summary>
static class KmlSheets
{
    static readonly string[] Folders = ["Folder", "Document"];

    public static bool IsKml(ZipArchiveEntry entry) => entry.FullName.EndsWith(".kml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Of all documents in a zip: the first may only link to the others.</summary>
    public static FeatureTable ReadZip(Stream file, SheetLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var table = new FeatureTable(limits);
        foreach (var entry in zip.Entries.Where(IsKml))
        {
            using var kml = entry.Open();
            Read(kml, table, limits);
        }

        return table;
    }

    public static FeatureTable Read(Stream file, SheetLimits limits)
    {
        var table = new FeatureTable(limits);
        Read(file, table, limits);
        return table;
    }

    static void Read(Stream file, FeatureTable table, SheetLimits limits)
    {
        using var xml = SafeXml.Read(file, limits);
        var folders = new Stack<(int Depth, string Name)>();
        while (xml.Next())
        {
            while (folders.TryPeek(out var folder) && xml.Depth <= folder.Depth && xml.NodeType != XmlNodeType.Whitespace) folders.Pop();
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (Folders.Contains(xml.LocalName)) folders.Push((xml.Depth, ""));
            else if (xml.LocalName == "name" && folders.TryPeek(out var named) && xml.Depth == named.Depth + 1)
            {
                folders.Pop();
                folders.Push((named.Depth, xml.Text(limits)));
            }
            else if (xml.LocalName == "Placemark")
            {
                table.Begin();
                if (folders.TryPeek(out var within) && within.Depth > 1) table.Add("folder", within.Name);
                Placemark(xml, table, limits);
            }
        }
    }

    static void Placemark(XmlReader xml, FeatureTable table, SheetLimits limits)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var isPoint = false;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "Data" or "SimpleData" when xml.GetAttribute("name") is { } name:
                    table.Add(name, xml.Text(limits));
                    break;
                case "name" or "description" or "address" or "phoneNumber" or "begin" or "end" or "when":
                    table.Add(xml.LocalName, xml.Text(limits));
                    break;
                case "Point":
                    isPoint = true;
                    break;
                case "coordinates" when isPoint && !table.HasPosition:
                    if (xml.Text(limits).Split(',', StringSplitOptions.TrimEntries) is [var longitude, var latitude, ..]) table.Position(latitude, longitude);
                    break;
                case "LineString" or "Polygon" or "LinearRing":
                    isPoint = false;
                    break;
            }
        }
    }
}
