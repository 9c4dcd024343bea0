using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;
using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>An Atom feed (RFC 4287) of all places that match, for feed readers: complete (RFC 5005), so that what is gone from it does not match any
/// more. Positions are GeoRSS points. /changes.atom has what changed, in its order.</summary>
sealed class AtomFormat() : FileFormat("atom", "application/atom+xml")
{
    const string History = "http://purl.org/syndication/history/1.0";

    public override async Task WriteAsync(
        FileHead head, IAsyncEnumerable<IReadOnlyList<FileRow>> rows, Stream output, CancellationToken cancellation)
    {
        using var xml = XmlOutput.Write(output);
        WriteHead(xml, head);
        var description = new RowDescription(head);
        await foreach (var part in rows.WithCancellation(cancellation))
        {
            foreach (var row in part)
                EntryOf(row, head, description).SaveAsAtom10(xml);
            xml.Flush();
            await output.FlushAsync(cancellation);
        }

        xml.WriteEndDocument();
        xml.Flush();
    }

    // The library writes a feed only as a whole.
    static void WriteHead(XmlWriter xml, FileHead head)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
        xml.WriteAttributeString("xmlns", "georss", null, GeoRss.Namespace);
        xml.WriteElementString("id", head.Address);
        xml.WriteElementString("title", $"Map: {head.Name}");
        xml.WriteElementString("updated", head.Day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        xml.WriteElementString("rights", $"{Terms.Attribution} {Terms.LicenceName}, {Terms.Licence}");
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Terms.Holder);
        xml.WriteEndElement();
        WriteLink(xml, "self", head.Address);
        WriteLink(xml, "license", Terms.Licence);
        xml.WriteElementString("fh", "complete", History, "");
    }

    static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    static SyndicationItem EntryOf(FileRow row, FileHead head, RowDescription description)
    {
        var place = ((FilePlace)row.Message).Place;
        var entry = new SyndicationItem
        {
            Id = $"urn:uuid:{place.Id}",
            Title = new(XmlOutput.Clean(row.Title)),
            Summary = new(XmlOutput.Clean(description.Of(row))),
            LastUpdatedTime = place.UpdatedAt?.ToDateTimeOffset() ?? default,
            Links = { SyndicationLink.CreateAlternateLink(new($"{head.Origin}/places/{place.Id}")) },
            Categories = { new(Words.Of(place.Kind)) },
        };
        if (row.Position is { } position)
            entry.ElementExtensions.Add(GeoRss.Point, GeoRss.Namespace, GeoRss.TextOf(position));
        return entry;
    }
}
