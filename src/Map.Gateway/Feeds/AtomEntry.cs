using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Map.Contract.Files;
using Map.Gateway.Exports.Formats;

namespace Map.Gateway.Feeds;

/// <summary>A place that matches, as an entry: for people its name and a line about it, for programs the whole place.</summary>
static class AtomEntry
{
    /// <summary>Of map:feature, the place as a feature of places.geojson. It is no atom:content: that would have to be Base64, which feed readers show to
    /// people as it is.</summary>
    public static readonly XNamespace Map = "urn:uuid:6d61702e-6665-4a75-a265-6f6e61746f6d";

    /// <summary>One place has one id for ever, in every document.</summary>
    public static string IdOf(V1.Change change) => $"urn:uuid:{change.PlaceId}";

    public static SyndicationItem Of(V1.Change change, FeedLinks links)
    {
        var place = change.Place;
        var item = new SyndicationItem
        {
            Id = IdOf(change),
            Title = new(XmlOutput.Clean(place.Name)),
            Summary = new(XmlOutput.Clean(Line(place))),
            Links = { new SyndicationLink(links.Place(place.Id), "alternate", null, "text/html", 0) },
            Categories = { new SyndicationCategory(Words.Of(place.Kind), null, Labelled(place.Kind)) },
        };
        if (place.Position is { } position)
            item.ElementExtensions.Add(GeoRss.Point, GeoRss.Namespace, GeoRss.TextOf(position));
        item.ElementExtensions.Add(new XElement(Map + "feature", XmlOutput.Clean(Feature(new(place, change.Operators)))).CreateReader());
        return item;
    }

    // Detention centre, Gatwick: open.
    static string Line(V1.Place place)
    {
        var where = place.Address?.Town is { Length: > 0 } town ? $", {town}" : "";
        var summary = place.Summary.Length > 0 ? $" {place.Summary}" : "";
        return $"{Labelled(place.Kind)}{where}: {Labelled(place.Status)}.{summary}";
    }

    static string Labelled(Enum value) =>
        Label.All.FirstOrDefault(label => label.Language == "en" && label.Value.Equals(value))?.Texts[0] ?? Words.Of(value).Replace('_', ' ');

    static string Feature(FilePlace place)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonValues.Options))
        {
            json.WriteStartObject();
            GeoJsonFeature.WriteMembers(json, place);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
