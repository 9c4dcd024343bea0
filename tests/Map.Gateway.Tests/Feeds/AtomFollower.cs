using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Map.Gateway.Tests.Feeds;

/// <summary>A stranger who knows Atom and RFC 5005, and keeps a copy of the map by them.</summary>
sealed class AtomFollower(HttpClient http, string query = "")
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace History = "http://purl.org/syndication/history/1.0";
    public static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";
    public static readonly XNamespace Feature = "urn:uuid:6d61702e-6665-4a75-a265-6f6e61746f6d";

    readonly HashSet<string> read = [];

    /// <summary>The features by the id of their entry, as JSON.</summary>
    public Dictionary<string, string> Places { get; } = [];

    public int Archives => read.Count;

    public string Current => $"changes.atom{query}";

    /// <summary>Reads the current document, and before it, in their order, the archives that it has not read.</summary>
    public async Task FollowAsync()
    {
        var current = await LoadAsync(Current);
        var unread = new Stack<(string Address, XElement Document)>();
        for (var address = Link(current, "prev-archive"); address is not null && !read.Contains(address);)
        {
            var archive = await LoadAsync(address);
            Assert.NotNull(archive.Element(History + "archive"));
            unread.Push((address, archive));
            address = Link(archive, "prev-archive");
        }

        // Only once all of them are there: one that cannot be loaded now would be missing in the order.
        while (unread.TryPop(out var archive))
        {
            Apply(archive.Document);
            read.Add(archive.Address);
        }

        Apply(current);
    }

    /// <summary>Reads from the first archive on by the links to the next one, and then the current document.</summary>
    public async Task StartAtFirstAsync()
    {
        var document = await LoadAsync($"changes/0.atom{query}");
        while (true)
        {
            Apply(document);
            if (Link(document, "next-archive") is not { } next)
                break;
            document = await LoadAsync(next);
        }

        Assert.EndsWith(Current, Link(document, "current"), StringComparison.Ordinal);
        Apply(await LoadAsync(Link(document, "current")!));
    }

    public async Task<XElement> LoadAsync(string address) => XDocument.Parse(await http.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute))).Root!;

    public static string? Link(XElement element, string rel) =>
        (string?)element.Elements(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == rel)?.Attribute("href");

    void Apply(XElement document)
    {
        foreach (var entry in document.Elements(Atom + "entry"))
            Places[entry.Element(Atom + "id")!.Value] = JsonNode.Parse(entry.Element(Feature + "feature")!.Value)!.ToJsonString();
        foreach (var deleted in document.Elements(Tombstones + "deleted-entry"))
            Places.Remove((string)deleted.Attribute("ref")!);
    }
}
