using System.Text.Json.Nodes;
using Map.Gateway.Tests.Hosting;
using Map.Testing.Clients;

namespace Map.Gateway.Tests.GraphQL.Changes;

/// <summary>Subscribers hear of every change, through whatever happens in between.</summary>
public sealed class PlaceChangedTests(RestartableMap map) : IClassFixture<RestartableMap>
{
    const string Subscription = """
        subscription($text: String, $since: Long) {
          placeChanged(filter: {text: $text}, since: $since) { revision kind placeId place { name } }
        }
        """;

    [Fact]
    public async Task Place_that_is_added_edited_and_deleted_is_heard_of_at_every_gateway()
    {
        using var first = await SubscribeAsync(map.First, "everywhere");
        using var second = await SubscribeAsync(map.Second, "everywhere");
        await map.AddAsync("Of no interest");
        var id = await map.AddAsync("Everywhere");
        await EachAsync("ADDED", "Everywhere");
        await map.EditAsync(id, place => place.Name = "Still everywhere");
        await EachAsync("UPDATED", "Still everywhere");
        await map.DeleteAsync(id);
        await EachAsync("REMOVED", null);

        async Task EachAsync(string kind, string? name)
        {
            foreach (var client in new[] { first, second })
            {
                var change = await NextAsync(client);
                Assert.Equal(kind, (string?)change["kind"]);
                Assert.Equal(name, (string?)change["place"]?["name"]);
                Assert.Equal(new GlobalId("Office", id.ToString()).ToString(), (string?)change["placeId"]);
            }
        }
    }

    [Fact]
    public async Task Place_that_is_hidden_or_stops_matching_is_to_be_forgotten_and_nothing_more_is_said()
    {
        var hidden = await map.AddAsync("Vanishing act one");
        var renamed = await map.AddAsync("Vanishing act two");
        using var client = await SubscribeAsync(map.First, "vanishing");

        await map.EditAsync(hidden, place => place.Published = false);
        var first = await NextAsync(client);
        Assert.Equal(("REMOVED", null), ((string?)first["kind"], first["place"]));
        await map.EditAsync(hidden, place => place.Name = "Vanishing behind the curtain");
        await map.AddAsync("Vanishing secret", published: false);
        await map.EditAsync(renamed, place => place.Name = "Something else");

        var second = await NextAsync(client);
        Assert.Equal(("REMOVED", null), ((string?)second["kind"], second["place"]));
        Assert.Equal(new GlobalId("Office", renamed.ToString()).ToString(), (string?)second["placeId"]);
    }

    [Fact]
    public async Task Reviewer_whose_key_comes_with_connection_hears_of_what_is_not_published()
    {
        var key = await map.KeyAsync(Role.Reviewer);
        using var client = await SocketClient.ConnectAsync(SocketOf(map.First));
        await client.SendAsync($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{key}}}"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReadAsync());
        await client.SubscribeAsync("a", Subscription, new { text = "draft", since = await RevisionAsync() });

        await map.AddAsync("A draft", published: false);

        Assert.Equal("A draft", (string?)(await NextAsync(client))["place"]!["name"]);
    }

    [Fact]
    public async Task Key_that_is_unknown_is_error()
    {
        using var client = await SocketClient.ConnectAsync(SocketOf(map.First));
        await client.SendAsync("""{"type":"connection_init","payload":{"Authorization":"Bearer map_unknown"}}""");
        await client.ReadAsync();
        await client.SubscribeAsync("a", Subscription);

        Assert.Equal("UNAUTHENTICATED", (string?)ErrorOf(await ReadAsync(client))["extensions"]!["code"]);
    }

    [Theory]
    [InlineData("\"Bearer \\u00fc\"")]
    [InlineData("\"Bearer a\\r\\nX: b\"")]
    [InlineData("null")]
    public async Task Key_that_cannot_be_one_closes_connection(string value)
    {
        using var client = await SocketClient.ConnectAsync(SocketOf(map.First));

        await client.SendAsync($$"""{"type":"connection_init","payload":{"Authorization":{{value}} } }""");

        Assert.Equal(4401, (await client.ReadCloseAsync()).Code);
    }

    [Fact]
    public async Task Revision_of_future_is_error()
    {
        using var client = await SocketClient.OpenAsync(SocketOf(map.First));
        await client.SubscribeAsync("a", Subscription, new { since = 1_000_000 });

        var error = ErrorOf(await ReadAsync(client));

        Assert.Equal("since", (string?)error["extensions"]!["violations"]![0]!["field"]);
    }

    [Fact]
    public async Task While_PostgreSQL_restarts_nothing_is_lost()
    {
        using var client = await SubscribeAsync(map.First, "restart");
        await map.AddAsync("Before the restart");
        Assert.Equal("Before the restart", await NextNameAsync(client));

        await map.RestartDatabaseAsync();
        await map.AddAsync("After the restart");

        Assert.Equal("After the restart", await NextNameAsync(client));
    }

    [Fact]
    public async Task While_service_restarts_nothing_is_lost()
    {
        using var client = await SubscribeAsync(map.First, "service");
        await map.AddAsync("Before the service stops");
        Assert.Equal("Before the service stops", await NextNameAsync(client));

        await map.StopServiceAsync();
        await map.AddAsync("While there is no service");
        await map.StartServiceAgainAsync();
        await map.AddAsync("With a new service");

        Assert.Equal("While there is no service", await NextNameAsync(client));
        Assert.Equal("With a new service", await NextNameAsync(client));
    }

    [Fact]
    public async Task Whoever_comes_back_with_last_revision_misses_nothing()
    {
        long revision;
        using (var client = await SubscribeAsync(map.First, "returns"))
        {
            await map.AddAsync("Returns one");
            revision = (long)(await NextAsync(client))["revision"]!;
        }

        await map.AddAsync("Returns two");
        using var again = await SubscribeAsync(map.Second, "returns", revision);

        Assert.Equal("Returns two", await NextNameAsync(again));
    }

    [NodeFact(NodeScript.GraphQL)]
    public async Task Clients_of_npm_hear_of_it()
    {
        var since = await RevisionAsync();
        await using var socket = NodeClient.Start("ws", SocketOf(map.First));
        await using var events = NodeClient.Start("sse", new(map.Second.Http.BaseAddress!, "graphql"));
        await socket.SubscribeAsync("a", Subscription, new { text = "npm", since });
        await events.SubscribeAsync("b", Subscription, new { text = "npm", since });
        Assert.Equal("connected", await socket.ReadAsync());

        await map.AddAsync("For npm");

        Assert.Contains("\"place\":{\"name\":\"For npm\"}", await socket.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("\"place\":{\"name\":\"For npm\"}", await events.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_are_read_page_by_page_and_next_page_begins_where_last_ended()
    {
        var since = await RevisionAsync();
        foreach (var name in new[] { "Page a", "Page b", "Page c" }) await map.AddAsync(name);

        var names = new List<string?>();
        var hasMore = true;
        while (hasMore)
        {
            var page = (await map.First.DataAsync(
                """
                query($since: Long!) {
                  changes(since: $since, filter: {text: "page"}, first: 2) {
                    edges { revision node { kind place { name } } } nodes { revision at } revision hasMore
                  }
                }
                """,
                new { since }))["changes"]!;
            names.AddRange(page["edges"]!.AsArray().Select(edge => (string?)edge!["node"]!["place"]!["name"]));
            Assert.Equal(
                page["edges"]!.AsArray().Select(edge => (long)edge!["revision"]!),
                page["nodes"]!.AsArray().Select(node => (long)node!["revision"]!));
            (since, hasMore) = ((long)page["revision"]!, (bool)page["hasMore"]!);
        }

        Assert.Equal(["Page a", "Page b", "Page c"], names);
        Assert.Equal(since, await RevisionAsync());
    }

    static Uri SocketOf(TestGateway gateway) => new UriBuilder(new Uri(gateway.Http.BaseAddress!, "graphql")) { Scheme = "ws" }.Uri;

    // From the revision of now on, so that nothing depends on when the server has begun to listen.
    async Task<SocketClient> SubscribeAsync(TestGateway gateway, string text, long? since = null)
    {
        var client = await SocketClient.OpenAsync(SocketOf(gateway));
        await client.SubscribeAsync("a", Subscription, new { text, since = since ?? await RevisionAsync() });
        return client;
    }

    async Task<long> RevisionAsync()
    {
        var since = 0L;
        while (true)
        {
            var page = (await map.First.DataAsync(
                "query($since: Long!) { changes(since: $since, first: 1000) { revision hasMore } }", new { since }))["changes"]!;
            since = (long)page["revision"]!;
            if (!(bool)page["hasMore"]!) return since;
        }
    }

    static async Task<string?> NextNameAsync(SocketClient client) => (string?)(await NextAsync(client))["place"]?["name"];

    static async Task<JsonNode> NextAsync(SocketClient client)
    {
        var message = await ReadAsync(client);
        Assert.True((string?)message["type"] == "next" && message["payload"]!["errors"] is null, message.ToJsonString());
        return message["payload"]!["data"]!["placeChanged"]!;
    }

    // Past the pings of the server.
    static async Task<JsonNode> ReadAsync(SocketClient client)
    {
        var message = JsonNode.Parse(await client.ReadAsync())!;
        return (string?)message["type"] == "ping" ? await ReadAsync(client) : message;
    }

    // What cannot be subscribed to is an "error", or as HotChocolate has it a "next" with errors.
    static JsonNode ErrorOf(JsonNode message) => ((string?)message["type"]) switch
    {
        "error" => message["payload"]![0]!,
        "next" => message["payload"]!["errors"]![0]!,
        var type => throw new InvalidOperationException($"A message of type {type}, and no error."),
    };
}
