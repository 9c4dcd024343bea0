using System.ServiceModel.Syndication;
using System.Xml.Linq;
using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Events;

/// <summary>Events as Atom (RFC 4287): an entry for each, the newest change first, with its next time in words.</summary>
static class EventAtom
{
    public static XDocument Of(IEnumerable<V1.EventResult> results, string self, string origin)
    {
        var next = results.GroupBy(one => one.Event.Id).Select(times => times.First()).OrderByDescending(one => one.Event.Revision).ToList();
        var feed = new SyndicationFeed
        {
            Id = self, Title = new("Events of the map"), Language = "en", Copyright = new($"{Terms.Attribution} {Terms.Licence}"),
            Authors = { new SyndicationPerson { Name = Terms.Holder } },
            LastUpdatedTime = next.Count > 0 ? next[0].Event.UpdatedAt.ToDateTimeOffset() : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Links = { new SyndicationLink(new(self), "self", null, "application/atom+xml", 0), new SyndicationLink(new($"{origin}/events"), "alternate", null, "text/html", 0) },
            Items = [.. next.Select(one => Entry(one, origin))],
        };
        var document = new XDocument();
        using (var xml = document.CreateWriter()) new Atom10FeedFormatter(feed).WriteTo(xml);
        return document;
    }

    static SyndicationItem Entry(V1.EventResult one, string origin)
    {
        var (happening, time) = (one.Event, one.Occurrence);
        var status = time.Status is V1.EventStatus.Planned ? "" : $" ({Words.Of(time.Status)})";
        string?[] lines = [$"{time.Start.Replace('T', ' ')} {happening.Schedule.TimeZone}{status}", VenueText.Of(happening.Venue), happening.HasDescription ? happening.Description : null];
        return new()
        {
            Id = $"urn:uuid:{happening.Id}", Title = new(XmlOutput.Clean(happening.Name)), LastUpdatedTime = happening.UpdatedAt.ToDateTimeOffset(),
            Summary = new(XmlOutput.Clean(string.Join("\n", lines.OfType<string>()))), Links = { new SyndicationLink(new($"{origin}/events/{happening.Id}"), "alternate", null, "text/html", 0) },
            Categories = { new SyndicationCategory(Words.Of(happening.Kind)) },
        };
    }
}
