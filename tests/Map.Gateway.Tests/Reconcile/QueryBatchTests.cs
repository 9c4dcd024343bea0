using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Limits;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Reconcile;

public sealed class QueryBatchTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    readonly ReconcileClient client = new(map.Gateway);

    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("FRA", "50.934", "1.8114")]
    [InlineData("FR", "50,934", "1,8114")]
    [InlineData("fr", null, null)]
    public async Task Name_with_country_and_position_finds_its_place(string country, string? latitude, string? longitude)
    {
        object?[] properties =
        [
            new { pid = "country", v = country }, new { pid = "latitude", v = latitude }, new { pid = "longitude", v = longitude },
        ];

        var found = await client.FindAsync(new { query = "CRA de Coquelles", type = "detention_centre", properties });

        Assert.Equal("Centre de rétention administrative de Coquelles", (string)found[0]!["name"]!);
        Assert.True((bool)found[0]!["match"]!);
        Assert.InRange((double)found[0]!["score"]!, 50, 100);
        Assert.Equal("detention_centre", (string)found[0]!["type"]![0]!["id"]!);
        Assert.StartsWith("Detention centre, ", (string)found[0]!["description"]!, StringComparison.Ordinal);
        Assert.Equal(found.Select(candidate => -(double)candidate!["score"]!).Order(), found.Select(candidate => -(double)candidate!["score"]!));
        Assert.DoesNotContain(found.Skip(1), candidate => (bool)candidate!["match"]!);
    }

    [Fact]
    public async Task Numbers_lists_and_entities_of_other_services_are_values()
    {
        var found = await client.FindAsync(new
        {
            query = "Coquelles",
            properties = new object[]
            {
                new { pid = "latitude", v = 50.934 }, new { pid = "longitude", v = new[] { 1.8114 } },
                new { pid = "country", v = new { id = "Q142", name = "FR" } },
            },
        });

        Assert.True((bool)found[0]!["match"]!);
    }

    [Fact]
    public async Task Position_in_one_cell_is_evidence()
    {
        var far = await client.FindAsync(new { query = "Coquelles", properties = new[] { new { pid = "position", v = "43.3, 5.4" } } });
        var near = await client.FindAsync(new { query = "Coquelles", properties = new[] { new { pid = "position", v = "50.934, 1.8114" } } });

        Assert.False((bool)far[0]!["match"]!);
        Assert.True((bool)near[0]!["match"]!);
    }

    [Theory]
    [InlineData("51", "1.8", "")]
    [InlineData("50.952123", "1.811456", "town")]
    public async Task Position_is_as_exact_as_it_is_written_or_said(string latitude, string longitude, string precision)
    {
        var exactAnd2KmAway = await ScoreAsync("50.952123", "1.811456", "");

        Assert.True(await ScoreAsync(latitude, longitude, precision) > exactAnd2KmAway);

        async Task<double> ScoreAsync(string north, string east, string known) => (double)(await client.FindAsync(new
        {
            query = "Coquelles",
            properties = new object[] { new { pid = "precision", v = known }, new { pid = "latitude", v = north }, new { pid = "longitude", v = east } },
        }))[0]!["score"]!;
    }

    [Fact]
    public async Task Blocks_of_one_site_are_left_to_person()
    {
        var found = await client.FindAsync(new
        {
            query = "Mesnil-Amelot 2 et 3",
            properties = new[] { new { pid = "country", v = "FRA" } },
        });

        Assert.InRange(found.Count, 2, 5);
        Assert.DoesNotContain(found, candidate => (bool)candidate!["match"]!);
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_say_nothing()
    {
        object[] properties =
        [
            new { pid = "country", v = "Narnia" }, new { pid = "latitude", v = "n/a" }, new { pid = "longitude", v = 181 },
            new { pid = "website", v = "none" }, new { pid = "telephone", v = "-" }, new { pid = "email", v = "" },
            new { pid = "town", v = "\u0000" },
            new { pid = "postcode", v = new string('9', 50) }, new { pid = "position", v = "0,0" }, new { pid = "capacity", v = 80 },
            new { pid = "address", v = (string?)null },
        ];

        var with = await client.FindAsync(new { query = "CRA de\nCoquelles\u0001", properties });
        var without = await client.FindAsync(new { query = "CRA de Coquelles" });

        Assert.Equal(without.ToJsonString(), with.ToJsonString());
    }

    // One row that is refused would leave nine others without an answer.
    [Theory]
    [InlineData("\u2800\u3164")]
    [InlineData("\u0301")]
    [InlineData("\u202Eevil\u2066")]
    [InlineData("\uFFFE\uE000\uFFFD")]
    [InlineData("@ -")]
    [InlineData("ann@example")]
    [InlineData("12345 ext. or 67890 (ask for Ann)")]
    [InlineData("http://")]
    [InlineData("https:// . ")]
    [InlineData("1e308, 1e308")]
    [InlineData("NaN, Infinity")]
    [InlineData("-0,0,0")]
    [InlineData("%00\u0000\r\n\t")]
    [InlineData("😀")]
    public async Task Whatever_cells_hold_every_row_has_its_answer(string cell)
    {
        string[] all = [.. (await client.GetAsync("reconcile/suggest/property"))["result"]!.AsArray().Select(property => (string)property!["id"]!)];
        var properties = all.Select(pid => new { pid, v = cell });

        var answer = await client.BatchAsync(new
        {
            name = new { query = cell },
            organisation = new { query = cell + cell, type = "organisation" },
            cells = new { query = "CRA de Coquelles", properties },
            many = new
            {
                query = string.Concat(Enumerable.Repeat(cell + " ", 500)),
                properties = properties.Select(one => one with { v = one.v + new string('x', 3_000) }),
            },
            good = new { query = "CRA de Coquelles" },
        });

        Assert.Equal(5, answer.AsObject().Count);
        Assert.Equal((string)answer["good"]!["result"]![0]!["id"]!, (string)answer["cells"]!["result"]![0]!["id"]!);
    }

    [Fact]
    public async Task Type_leaves_other_kinds_out()
    {
        var found = await client.FindAsync(new { query = "Calais", type = new[] { "support_group", "organisation" }, limit = 50 });

        Assert.NotEmpty(found);
        Assert.All(found, candidate => Assert.Contains((string)candidate!["type"]![0]!["id"]!, (string[])["support_group", "organisation"]));
    }

    [Fact]
    public async Task Organisation_is_found_by_its_name_alone()
    {
        var found = await client.FindAsync(new { query = "Serco", type = "organisation" });

        Assert.Equal("organisation", (string)found[0]!["type"]![0]!["id"]!);
        Assert.Contains("Serco", (string)found[0]!["name"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_finds_its_entity()
    {
        var place = (await client.FindAsync(new { query = "CRA de Coquelles" }))[0]!;

        var found = await client.FindAsync(new { query = (string)place["id"]! });
        var none = await client.FindAsync(new { query = Guid.NewGuid().ToString() });

        Assert.Equal((string)place["id"]!, (string)Assert.Single(found)!["id"]!);
        Assert.True((bool)found[0]!["match"]!);
        Assert.Empty(none);
    }

    [Fact]
    public async Task Batch_gives_every_query_its_result_whichever_way_it_comes()
    {
        var queries = Enumerable.Range(0, 50).ToDictionary(i => $"q{i}", i => new { query = i % 2 == 0 ? "Coquelles" : "Brook House", limit = 1 });
        var posted = await client.BatchAsync(queries);
        var got = await client.GetAsync("reconcile?queries=" + Uri.EscapeDataString(JsonSerializer.Serialize(queries)));

        Assert.Equal(queries.Keys, posted.AsObject().Select(entry => entry.Key));
        Assert.All(queries.Keys, key => Assert.Single(posted[key]!["result"]!.AsArray()));
        Assert.Contains("Brook House", (string)posted["q49"]!["result"]![0]!["name"]!, StringComparison.Ordinal);
        Assert.Equal(posted.ToJsonString(), got.ToJsonString());
    }

    [Fact]
    public async Task Empty_batch_and_row_without_name_have_no_candidates()
    {
        Assert.Equal("{}", (await client.BatchAsync(new { })).ToJsonString());
        Assert.Empty(await client.FindAsync(new { query = "", properties = new[] { new { pid = "country", v = "FR" } } }));
    }

    [Theory]
    [InlineData("no", "queries: cannot be read. queries is not JSON")]
    [InlineData("[]", "queries: cannot be read.")]
    [InlineData("{\"q\":1}", "queries.q: is not an object in braces.")]
    [InlineData("{\"q\":{}}", "queries.q: has neither a query nor properties.")]
    [InlineData("{\"q\":{\"query\":1}}", "queries.q.query: is not a text in quotes.")]
    [InlineData("{\"q\":{\"query\":\"\\ud800\"}}", "queries.q.query: holds half of a character.")]
    [InlineData("{\"q\":{\"query\":\"a\"},\"q\":{\"query\":\"b\"}}", "queries: has a name twice in one object.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"type\":\"Q5\"}}", "queries.q.type: \"Q5\" is no type. Allowed: detention_centre,")]
    [InlineData("{\"q\":{\"query\":\"a\",\"type\":[\"office\",\"x\"]}}", "queries.q.type[1]: \"x\" is no type.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"limit\":0}}", "queries.q.limit: is not a number of candidates: a whole number, 1 to 50.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"limit\":51}}", "queries.q.limit: is not a number of candidates")]
    [InlineData("{\"q\":{\"query\":\"a\",\"limit\":1.5}}", "queries.q.limit: is not a number of candidates")]
    [InlineData("{\"q\":{\"query\":\"a\",\"properties\":{}}}", "queries.q.properties: is not a list in brackets.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"properties\":[{\"v\":1}]}}", "queries.q.properties[0]: has no pid")]
    [InlineData("{\"q\":{\"query\":\"a\",\"properties\":[{\"pid\":\"P17\",\"v\":1}]}}", "queries.q.properties[0].pid: \"P17\" is no property.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"properties\":[{\"pid\":\"town\",\"v\":{}}]}}", "queries.q.properties[0].v: is an entity without an id.")]
    [InlineData("{\"q\":{\"query\":\"a\",\"filter\":1}}", "queries.q: has \"filter\", which is no part of a query.")]
    public async Task Wrong_query_says_what_where_and_what_is_allowed(string json, string expected) =>
        Assert.StartsWith(expected, await client.RefusedAsync("queries", json), StringComparison.Ordinal);

    [Fact]
    public async Task Too_many_queries_are_refused()
    {
        var queries = new JsonObject(Enumerable.Range(0, 51).Select(i => KeyValuePair.Create($"q{i}", (JsonNode?)new JsonObject { ["query"] = "a" })));

        Assert.StartsWith("queries: has 51 queries; at most 50.", await client.RefusedAsync("queries", queries.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_with_neither_field_or_both_or_of_another_type_is_refused()
    {
        Assert.StartsWith("queries: is missing.", await client.RefusedAsync("query", "Coquelles"), StringComparison.Ordinal);
        using var both = await client.Http.PostAsync("reconcile", new FormUrlEncodedContent([new("queries", "{}"), new("extend", "{}")]));
        using var json = await client.Http.PostAsync("reconcile", new StringContent("{}", null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
        Assert.Contains("application/x-www-form-urlencoded", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_that_is_too_large_is_refused(bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "reconcile");
        request.Content = new StringContent("queries=" + new string('a', 2 * 1024 * 1024), null, "application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = isChunked;

        using var response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Batches_are_charged_to_their_caller()
    {
        await using var poor = await TestGateway.StartAsync(map.Service, builder =>
        {
            builder.Configuration[CallerLimitSettings.CostKey] = "1";
            builder.Configuration[CallerLimitSettings.BurstKey] = "20000";
        });
        var caller = new ReconcileClient(poor);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 41; i++)
        {
            using var response = await caller.PostAsync("queries", "{}");
            answers.Add(response.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 40).Append(HttpStatusCode.TooManyRequests), answers);
    }

    [Fact]
    public async Task Neither_name_nor_position_is_logged_or_repeated()
    {
        await client.FindAsync(new { query = "Quagmirefinch", properties = new[] { new { pid = "position", v = "51.987654, 1.876543" } } });
        var refused = await client.RefusedAsync(
            "queries", "{\"q\":{\"query\":\"Quagmirefinch\",\"limit\":0,\"properties\":[{\"pid\":\"position\",\"v\":\"51.987654, 1.876543\"}]}}");

        Assert.All((string[])["Quagmirefinch", "987654", "876543"], asked =>
        {
            Assert.DoesNotContain(asked, refused, StringComparison.Ordinal);
            Assert.DoesNotContain(asked, map.LogText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Key_finds_nothing_that_is_not_published()
    {
        const string query = "{\"q\":{\"query\":\"Zone d'attente du port de Calais\"}}";
        using (var before = await client.PostAsync("queries", query))
            Assert.Contains("port de Calais", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await map.ExecuteAsync("UPDATE place SET published = false WHERE name LIKE '%port de Calais'");
        using var request = new HttpRequestMessage(HttpMethod.Post, "reconcile");
        request.Content = new FormUrlEncodedContent([new("queries", query)]);
        request.Headers.Authorization = new("Bearer", await map.KeyAsync());

        using var response = await client.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("port de Calais", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
