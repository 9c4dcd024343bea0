using System.Net;
using System.Net.Http.Headers;
using Map.Gateway.Tests.GraphQL.Changes;

namespace Map.Gateway.Tests.Http;

/// <summary>The header Map-Revision, which a caller carries from one gateway to the next.</summary>
public sealed class CarriedRevisionTests(RestartableMap map) : IClassFixture<RestartableMap>
{
    const string Header = "Map-Revision";

    [Theory]
    [InlineData("places.csv")]
    [InlineData("graphql?query={places(first:1){edges{node{name}}}}")]
    public async Task Every_response_about_the_map_says_how_far_it_has_it(string address)
    {
        await map.AddAsync("A place");
        using var response = await GetAsync(address, null);

        var position = PositionOf(response);
        Assert.True(position.Revision > 0);
        using var again = await GetAsync(address, position.ToString());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(PositionOf(again).Includes(position), PositionOf(again).ToString());
    }

    [Fact]
    public async Task Caller_who_has_seen_more_gets_neither_a_cached_response_nor_304()
    {
        await map.AddAsync("Another place");
        using var first = await GetAsync("places.csv?kinds=detention_centre", null);
        var seen = PositionOf(first);
        using var ahead = await GetAsync("places.csv?kinds=detention_centre", (seen with { Revision = seen.Revision + 1 }).ToString(), first.Headers.ETag);

        // The service waits for the revision, which does not come.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ahead.StatusCode);
        // That of another restore of the map is not waited for.
        using var restored = await GetAsync("places.csv?kinds=detention_centre", (seen with { Revision = seen.Revision + 1, Generation = "0123abcd" }).ToString());
        Assert.Equal(HttpStatusCode.OK, restored.StatusCode);
    }

    [Fact]
    public async Task What_is_no_revision_is_refused_with_what_to_send()
    {
        using var response = await GetAsync("places.csv", "yesterday");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("give what this header of an earlier response was", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> GetAsync(string address, string? seen, EntityTagHeaderValue? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("GraphQL-Preflight", "1");
        if (seen is not null) request.Headers.Add(Header, seen);
        if (tag is not null) request.Headers.IfNoneMatch.Add(tag);
        return await map.First.Http.SendAsync(request);
    }

    static MapPosition PositionOf(HttpResponseMessage response) =>
        MapPosition.TryParse(response.Headers.GetValues(Header).Single(), out var position) ? position : throw new InvalidDataException();
}
