using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Feeds;

/// <summary>A document of the feed of changes as Atom (RFC 4287), with the links of archived feeds (RFC 5005), deleted entries for places that
/// are gone (RFC 6721), and positions as GeoRSS Simple.</summary>
static class AtomDocument
{
    /// <summary>How documents of Atom are written: without a mark of the byte order, which some readers take for text.</summary>
    public static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    static readonly XNamespace History = "http://purl.org/syndication/history/1.0";
    static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";

    // When a document was updated in which nothing has happened. Readers doubt 1970.
    const string BeforeAll = "2000-01-01T00:00:00Z";

    public static XDocument Of(ChangeDocument document, FeedLinks links)
    {
        var feed = new SyndicationFeed
        {
            Id = links.Current.AbsoluteUri,
            Title = new("Changes of the map"),
            Description = new("Places of the border regime and of those who resist it: as they are now, at the time of their last change."),
            Copyright = new($"{Terms.Attribution} {Terms.Licence}"),
            Language = "en",
            Authors = { new SyndicationPerson { Name = Terms.Holder } },
            Items = [.. document.Changes.Where(change => change.Place is not null).Select(change => AtomEntry.Of(change, links))],
        };
        foreach (var link in Links(document, links))
            feed.Links.Add(link);
        Declare("georss", GeoRss.Namespace);
        Declare("at", Tombstones);
        Declare("map", AtomEntry.Map);
        if (document.IsArchive)
        {
            Declare("fh", History);
            feed.ElementExtensions.Add(new XElement(History + "archive").CreateReader());
        }

        foreach (var change in document.Changes.Where(change => change.Place is null))
            feed.ElementExtensions.Add(Tombstone(change).CreateReader());
        return Written(feed, document.Changes);

        void Declare(string prefix, XNamespace name) =>
            feed.AttributeExtensions.Add(new(prefix, XNamespace.Xmlns.NamespaceName), name.NamespaceName);
    }

    static IEnumerable<SyndicationLink> Links(ChangeDocument document, FeedLinks links)
    {
        const string type = "application/atom+xml";
        yield return new(document.IsArchive ? links.Archive(document.Since) : links.Current, "self", null, type, 0);
        yield return new(links.List, "alternate", null, "text/html", 0);
        yield return new(new(Terms.Licence), "license", null, null, 0);
        if (document.IsArchive)
            yield return new(links.Current, "current", null, type, 0);
        if (document.Previous is { } previous)
            yield return new(links.Archive(previous), "prev-archive", null, type, 0);
        if (document.Next is { } next)
            yield return new(links.Archive(next), "next-archive", null, type, 0);
    }

    static XElement Tombstone(V1.Change change) => new(
        Tombstones + "deleted-entry", new XAttribute("ref", AtomEntry.IdOf(change)), new XAttribute("when", TimeOf(change)));

    static XDocument Written(SyndicationFeed feed, IReadOnlyList<V1.Change> changes)
    {
        var document = new XDocument();
        using (var xml = document.CreateWriter())
            new Atom10FeedFormatter(feed).WriteTo(xml);
        // The formatter cuts times to seconds, and two changes of a place within a second would look like one.
        var root = document.Root!;
        root.Element(Atom + "updated")!.Value = changes.Count > 0 ? TimeOf(changes[0]) : BeforeAll;
        foreach (var (entry, change) in root.Elements(Atom + "entry").Zip(changes.Where(change => change.Place is not null)))
            entry.Element(Atom + "updated")!.Value = TimeOf(change);
        return document;
    }

    static string TimeOf(V1.Change change) => XmlConvert.ToString(change.At.ToDateTime(), XmlDateTimeSerializationMode.Utc);
}
