using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Map.Gateway.Tests.Feeds;

public sealed class ChangeFeedTests(FedMap fed) : IClassFixture<FedMap>
{
    static readonly XNamespace Atom = AtomFollower.Atom;

    [Fact]
    public async Task Follower_has_every_place_as_it_is_whether_it_walks_back_or_forward_and_however_slowly()
    {
        string[] queries = ["", "?kinds=support_group&statuses=open", "?text=renamed", "?statuses=closed"];
        using var edits = fed.Edits(1);
        var slow = queries.Select(query => new AtomFollower(fed.Gateway.Http, query)).ToList();
        for (var round = 0; round < 5; round++)
        {
            var writing = edits.RunAsync(30);
            foreach (var follower in slow)
                await follower.FollowAsync();
            await writing;
        }

        Assert.True(edits.Made.Count == 7, string.Join(", ", edits.Made));
        foreach (var (query, follower) in queries.Zip(slow))
        {
            await follower.FollowAsync();
            var late = new AtomFollower(fed.Gateway.Http, query);
            await late.StartAtFirstAsync();
            var expected = await fed.FeaturesAsync(query);
            Assert.NotEmpty(expected);
            Assert.Equal(expected, follower.Places.Values.Order());
            Assert.Equal(expected, late.Places.Values.Order());
        }

        Assert.True(slow[0].Archives > 3);
    }

    [Fact]
    public async Task Place_is_entry_for_people_and_programs_and_becomes_deleted_entry()
    {
        using var edits = fed.Edits(2);
        var place = await edits.AddAsync(place =>
        {
            (place.Name, place.Address) = ("Entry <one> & \uFFFEonly", new() { Town = "Dover" });
            (place.Position, place.Precision) = (new() { Latitude = 51.12345, Longitude = 1.30001 }, V1.Precision.Town);
        });
        var follower = new AtomFollower(fed.Gateway.Http, "?text=Entry");
        var feed = await follower.LoadAsync(follower.Current);

        var entry = feed.Elements(Atom + "entry").Single(entry => entry.Element(Atom + "id")!.Value == $"urn:uuid:{place.Id}");
        Assert.Equal("Entry <one> & only", entry.Element(Atom + "title")!.Value);
        Assert.Contains("Dover: open. It says: \"<b>come</b>\" & stay.", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(place.UpdatedAt.ToDateTime(), XmlConvert.ToDateTime(entry.Element(Atom + "updated")!.Value, XmlDateTimeSerializationMode.Utc));
        Assert.Equal(new Uri(fed.Gateway.Http.BaseAddress!, $"places/{place.Id}").ToString(), AtomFollower.Link(entry, "alternate"));
        // Where it is published, no finer.
        var feature = JsonNode.Parse(entry.Element(AtomFollower.Feature + "feature")!.Value)!;
        var published = feature["geometry"]!["coordinates"]!.AsArray().Select(number => (double)number!).ToList();
        Assert.NotEqual(1.30001, published[0]);
        Assert.Equal(FormattableString.Invariant($"{published[1]} {published[0]}"), entry.Element(XName.Get("point", "http://www.georss.org/georss"))!.Value);

        await edits.WithdrawAsync(place.Id);
        feed = await follower.LoadAsync(follower.Current);
        Assert.DoesNotContain(feed.Elements(Atom + "entry"), entry => entry.Element(Atom + "id")!.Value == $"urn:uuid:{place.Id}");
        var gone = feed.Elements(AtomFollower.Tombstones + "deleted-entry").Single(gone => (string)gone.Attribute("ref")! == $"urn:uuid:{place.Id}");
        Assert.True(XmlConvert.ToDateTime((string)gone.Attribute("when")!, XmlDateTimeSerializationMode.Utc) > place.UpdatedAt.ToDateTime());
        Assert.DoesNotContain("Entry", gone.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withheld_place_is_not_in_feed()
    {
        var id = Guid.NewGuid();
        await fed.Map.ExecuteAsync($"""
            WITH number AS (UPDATE revision_counter SET last = last + 1 RETURNING last AS number),
            made AS (INSERT INTO place (id, kind, name, status, published, created_at, updated_at, revision)
                     SELECT '{id}', 'office', 'Withheld office', 'open', false, now(), now(), number FROM number RETURNING id, revision)
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT revision, now(), 'test', 'created', 'place', id::text, jsonb_build_object('published', false, 'kind', 'office') FROM made
            """);
        Assert.DoesNotContain($"{id}", await fed.Gateway.Http.GetStringAsync("changes.atom"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_lead_to_each_other_and_have_one_id_and_order_of_parameters_makes_no_other_feed()
    {
        var follower = new AtomFollower(fed.Gateway.Http, "?kinds=reporting_centre&statuses=open");
        var current = await follower.LoadAsync("changes.atom?statuses=open&kinds=reporting_centre");
        var last = await follower.LoadAsync(AtomFollower.Link(current, "prev-archive") ?? "changes/0.atom?kinds=reporting_centre&statuses=open");
        var first = await follower.LoadAsync("changes/0.atom?kinds=reporting_centre&statuses=open");

        Assert.Equal(current.Element(Atom + "id")!.Value, first.Element(Atom + "id")!.Value);
        Assert.EndsWith("/changes.atom?kinds=reporting_centre&statuses=open", current.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        Assert.Equal(current.Element(Atom + "id")!.Value, AtomFollower.Link(current, "self"));
        Assert.Null(current.Element(AtomFollower.History + "archive"));
        Assert.Equal(AtomFollower.Link(current, "self"), AtomFollower.Link(last, "current"));
        Assert.Null(AtomFollower.Link(first, "prev-archive"));
        Assert.EndsWith("/changes/100.atom?kinds=reporting_centre&statuses=open", AtomFollower.Link(first, "next-archive"), StringComparison.Ordinal);
        Assert.True(current.Elements(Atom + "entry").Any(), "The feed of one filter is empty because others write.");
    }

    [Theory]
    [InlineData("changes.atom?kindz=office", HttpStatusCode.BadRequest, "kindz")]
    [InlineData("changes/0.atom?kinds=prison", HttpStatusCode.BadRequest, "prison")]
    [InlineData("changes/50.atom", HttpStatusCode.NotFound, "every 100th revision")]
    [InlineData("changes/100000000.atom", HttpStatusCode.NotFound, "/changes.atom leads")]
    [InlineData("changes/-100.atom", HttpStatusCode.NotFound, "no such archive")]
    public async Task Wrong_address_is_told(string address, HttpStatusCode status, string why)
    {
        using var response = await fed.Gateway.Http.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(why, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changes.atom")]
    [InlineData("changes/0.atom")]
    public async Task Unchanged_document_is_not_sent_again_nor_called_immutable(string address)
    {
        using var head = await fed.Gateway.Http.SendAsync(new(HttpMethod.Head, address));
        Assert.Equal("application/atom+xml; charset=utf-8", head.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache, private", head.Headers.CacheControl!.ToString());

        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Origin", "https://reader.example" } } };
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(head.Headers.ETag!.ToString()));
        using var same = await fed.Gateway.Http.SendAsync(request);
        // Others write meanwhile, after which it is not the same any more.
        Assert.True(same.StatusCode == HttpStatusCode.NotModified || same.Headers.ETag != head.Headers.ETag);
        Assert.Equal("*", same.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }
}
