using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Caching;
using Map.Gateway.Tests.GraphQL.Changes;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Caching;

public sealed class KeptAnswerTests(RestartableMap map) : IClassFixture<RestartableMap>, IAsyncLifetime
{
    const string Near = "query($km: Float!) { placesNear(position: { latitude: 51.1, longitude: 1.3 }, withinKm: $km) { edges { node { name } } } }";

    readonly KnowingMap knowing = new(map);

    public async Task InitializeAsync()
    {
        // With names that make an answer that is worth compressing.
        for (var i = 0; i < 6; i++)
            await knowing.AddUnseenAsync($"A place with a {new string('o', 170)} long name");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_was_posted_before_is_answered_same_and_nobody_is_asked(string encoding)
    {
        using var first = await PostAsync(Near, new { km = 5 }, encoding: encoding);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var second = await UntilKeptAsync(() => PostAsync(Near, new { km = 5 }, encoding: encoding));

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(Headers(first), Headers(second));
        Assert.Null(second.Headers.ETag);
    }

    [Theory]
    [InlineData("graphql/persisted/list")]
    [InlineData("places.csv")]
    [InlineData("places.geojson?kinds=office")]
    public async Task What_was_got_before_is_answered_same_and_nobody_is_asked(string address)
    {
        using var first = await KnowingMap.AskAsync(map.First, address);

        using var second = await UntilKeptAsync(() => KnowingMap.AskAsync(map.First, address));

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.NotNull(second.Headers.ETag);
        Assert.Equal(Headers(first), Headers(second));
    }

    [Fact]
    public async Task Page_of_another_site_may_read_what_was_kept_for_program()
    {
        using var kept = await UntilKeptAsync(() => PostAsync(Near, new { km = 5 }));
        using var request = Post(Near, new { km = 5 });
        request.Headers.Add("Origin", "https://a.map.example");
        using var response = await map.First.Http.SendAsync(request);

        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(await kept.Content.ReadAsByteArrayAsync(), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Any_other_question_is_asked()
    {
        HttpRequestMessage[] others =
        [
            Post(Near, new { km = 6 }), Post(Near + " ", new { km = 5 }), With("GraphQL-Cost", "report"),
            With("Accept", "application/json"), With("Cache-Control", "no-cache"), With("If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT"),
            With("Authorization", $"Bearer {await map.KeyAsync(Role.Contributor)}"),
        ];
        using var kept = await UntilKeptAsync(() => PostAsync(Near, new { km = 5 }));
        foreach (var request in others)
        {
            var before = map.Calls.Count();
            using var response = await map.First.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual(before, map.Calls.Count());
        }

        static HttpRequestMessage With(string header, string value)
        {
            var request = Post(Near, new { km = 5 });
            request.Headers.Add(header, value);
            return request;
        }
    }

    [Fact]
    public async Task What_was_asked_once_is_not_kept()
    {
        using var first = await PostAsync(Near, new { km = 8 });
        var before = map.Calls.Count();
        using var second = await PostAsync(Near, new { km = 8 });
        Assert.NotEqual(before, map.Calls.Count());
    }

    [Fact]
    public async Task Answer_is_asked_for_anew_once_map_has_changed()
    {
        const string Search = "{ places(filter: { text: \"between\" }) { nodes { name } } }";
        using var first = await PostAsync(Search);
        await knowing.AddUnseenAsync("Between the two");
        using var second = await PostAsync(Search);

        Assert.DoesNotContain("Between the two", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Between the two", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ node(id: \"nonsense\") { id } places(first: 1) { nodes { id } } }")]
    [InlineData("mutation { addPlace(input: { name: \"x\", status: OPEN, sources: [{ citation: \"x\" }], office: {} }) { place { id } } }")]
    public async Task Errors_are_not_kept(string query)
    {
        for (var i = 0; i < 2; i++)
        {
            var before = map.Calls.Count();
            using var response = await PostAsync(query);
            Assert.Contains("errors", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.NotEqual(before, map.Calls.Count());
        }
    }

    [Fact]
    public async Task State_of_suggestion_is_not_kept()
    {
        const string Receipt = "query($receipt: String!) { suggestionReceipt(receipt: $receipt) { state } }";
        var receipt = await knowing.SuggestAsync(map.First);
        await knowing.KnownAsync();
        for (var i = 0; i < 3; i++)
        {
            using var open = await PostAsync(Receipt, new { receipt });
            Assert.Contains("OPEN", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(open.Headers.CacheControl!.NoStore);
        }

        await map.First.DataAsync(
            "mutation($input: TakeBackSuggestionInput!) { takeBackSuggestion(input: $input) { receipt { state } } }", new { input = new { receipt } });
        using var gone = await PostAsync(Receipt, new { receipt });
        Assert.Contains("TAKEN_BACK", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Reviewer)]
    public async Task What_is_beside_the_map_is_stored_nowhere_with_errors_or_without(Role? role)
    {
        await knowing.KnownAsync();
        var query = Uri.EscapeDataString("{ suggestions { edges { cursor } } }");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"graphql?query={query}");
        request.Headers.Add("GraphQL-Preflight", "1");
        request.Headers.IfNoneMatch.ParseAdd("*");
        if (role is { } known)
            request.Headers.Authorization = new("Bearer", await map.KeyAsync(known));
        using var response = await map.First.Http.SendAsync(request);

        Assert.Equal(role != Role.Reviewer, (await response.Content.ReadAsStringAsync()).Contains("errors", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.OK, "no-store", null), (response.StatusCode, response.Headers.CacheControl?.ToString(), response.Headers.ETag));
    }

    [Fact]
    public async Task Body_that_is_cut_short_or_large_or_of_no_told_length_is_read_as_ever()
    {
        var comment = "# " + new string('x', 40_000) + "\n";
        using var large = await PostAsync(comment + Near, new { km = 5 });
        Assert.Contains("A place with", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("A place with", (await map.First.AskAsync(Near, new { km = 5 })).ToJsonString(), StringComparison.Ordinal);
        using var broken = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = new StringContent("""{"query":"{ places""", Encoding.UTF8, "application/json"),
        };
        using var refusal = await map.First.Http.SendAsync(broken);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("\"errors\"", await refusal.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_without_room_keeps_nothing()
    {
        await using var gateway = await TestGateway.StartAsync(
            map.Service, builder => builder.Configuration[CacheSettings.ResponsesKey] = "0");
        await KnowingMap.UntilAsync(gateway, () => KnowingMap.StateOf(gateway) is not null);
        for (var i = 0; i < 2; i++)
        {
            var before = map.Calls.Count();
            using var response = await gateway.Http.SendAsync(Post(Near, new { km = 5 }));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual(before, map.Calls.Count());
        }
    }

    // An answer is kept once all of it has been sent, which the caller may know before.
    async Task<HttpResponseMessage> UntilKeptAsync(Func<Task<HttpResponseMessage>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var before = map.Calls.Count();
            var response = await ask();
            if (map.Calls.Count() == before)
                return response;
            response.Dispose();
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    async Task<HttpResponseMessage> PostAsync(string query, object? variables = null, string? encoding = null)
    {
        using var request = Post(query, variables);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        return await map.First.Http.SendAsync(request);
    }

    static HttpRequestMessage Post(string query, object? variables)
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = System.Text.Json.JsonSerializer.SerializeToNode(variables) };
        return new(HttpMethod.Post, "graphql") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    static IEnumerable<string> Headers(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Content-Length"))
        .Select(header => $"{header.Key}: {(header.Key == "Map-Revision" ? State(header.Value.Single()) : string.Join(", ", header.Value))}").Order();

    // Without the position in the log, which moves without a change of the map: an answer has that of the moment when the state was asked for.
    static string State(string revision) => revision[..revision.LastIndexOf('.')];
}
