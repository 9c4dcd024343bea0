using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http.Caching;

public sealed class TaggedAnswerTests : IAsyncLifetime
{
    const string List = "graphql/persisted/list";

    readonly InventedMap map = new();

    public async Task InitializeAsync()
    {
        await map.InitializeAsync();
        for (var i = 0; i < 20; i++)
            map.Places.Add($"Place {i}");
    }

    public Task DisposeAsync() => map.DisposeAsync();

    [Theory]
    [InlineData(List, null, null)]
    [InlineData(List, "application/graphql-response+json", "gzip")]
    [InlineData(List, null, "br")]
    [InlineData("graphql?id=list", null, null)]
    public async Task Answer_that_is_same_still_is_304(string address, string? accept, string? encoding)
    {
        using var first = await GetAsync(address, accept, encoding);
        var bytes = await first.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(encoding, first.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization"], first.Headers.Vary.Order());
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\"", tag.Tag);

        using var second = await GetAsync(address, accept, encoding, tag.Tag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Equal(["Accept", "Accept-Encoding", "Authorization"], second.Headers.Vary.Order());
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"another\"", HttpStatusCode.OK)]
    [InlineData("no tag at all", HttpStatusCode.OK)]
    public async Task Only_tag_that_fits_is_answered_with_304(string known, HttpStatusCode status) =>
        Assert.Equal(status, (await GetAsync(List, null, null, known)).StatusCode);

    [Fact]
    public async Task Tag_made_weak_on_its_way_still_fits()
    {
        using var first = await GetAsync(List);
        using var second = await GetAsync(List, null, null, $"\"x\", W/{first.Headers.ETag!.Tag}");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Encodings_of_one_answer_have_tags_of_their_own()
    {
        string?[] encodings = [null, "gzip", "br"];
        var tags = new List<EntityTagHeaderValue?>();
        foreach (var encoding in encodings)
            tags.Add((await GetAsync(List, null, encoding)).Headers.ETag);
        Assert.Equal(encodings.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task Answer_that_changes_has_another_tag()
    {
        using var first = await GetAsync(List);
        map.Places.All[0].Name += " and more";

        using var second = await GetAsync(List, null, null, first.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
        Assert.Contains("and more", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graphql/persisted/unknown", HttpStatusCode.NotFound)]
    [InlineData("graphql/persisted/place", HttpStatusCode.BadRequest)]
    [InlineData("graphql?query=%7B__typename%7D", HttpStatusCode.BadRequest)]
    public async Task Refusal_is_never_kept(string address, HttpStatusCode status)
    {
        using var response = await GetAsync(address, "application/graphql-response+json");

        Assert.Equal(status, response.StatusCode);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Answer_to_post_is_compressed_when_that_is_worth_it(string accept)
    {
        using var large = await PostAsync("{ places { nodes { id name kind status updatedAt precision } } }", accept);
        Assert.Equal("br", Assert.Single(large.Content.Headers.ContentEncoding));
        Assert.Null(large.Headers.ETag);
        using var small = await PostAsync("{ __typename }", accept);
        // The original does not say how long an answer is before it is sent, so that a small one cannot be told.
        if (Engine.IsStandIn)
            Assert.Empty(small.Content.Headers.ContentEncoding);
    }

    Task<HttpResponseMessage> PostAsync(string query, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        return map.Gateway.Http.SendAsync(request);
    }

    Task<HttpResponseMessage> GetAsync(string address, string? accept = null, string? encoding = null, string? known = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (!address.Contains("query=", StringComparison.Ordinal))
            request.Headers.Add("GraphQL-Preflight", "1");
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return map.Gateway.Http.SendAsync(request);
    }
}
