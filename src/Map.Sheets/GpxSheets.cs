using System.Xml;

namespace Map.Sheets;

/// <summary>The waypoints of GPX; tracks and routes are where somebody walked. Read as a stream: NetTopologySuite.IO.GPX holds every track in memory,
/// and refuses files with what other programs leave out.</summary>
static class GpxSheets
{
    public static FeatureTable Read(Stream file, SheetLimits limits)
    {
        using var xml = SafeXml.Read(file, limits);
        var table = new FeatureTable(limits);
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "wpt") continue;
            table.Begin();
            table.Position(xml.GetAttribute("lat") ?? "", xml.GetAttribute("lon") ?? "");
            Waypoint(xml, table, limits);
        }

        return table;
    }

    static void Waypoint(XmlReader xml, FeatureTable table, SheetLimits limits)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "link" when xml.GetAttribute("href") is { } address:
                    table.Add("link", address);
                    break;
                case "name" or "desc" or "cmt" or "src" or "type" or "sym" or "time":
                    table.Add(xml.LocalName, xml.Text(limits));
                    break;
                case "text" or "extensions" or "link":
                    break;
                // What programs add: an address, a telephone.
                case var other when xml.Depth > depth + 1:
                    table.Add(other, xml.Text(limits));
                    break;
            }
        }
    }
}
