using System.Net;
using System.Text;
using Map.Gateway.Http.Caching;
using Map.Gateway.Tests.GraphQL.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.Http.Caching;

public sealed class AnswersByStateTests(RestartableMap map) : IClassFixture<RestartableMap>, IAsyncLifetime
{
    const string Csv = "places.csv";

    readonly KnowingMap knowing = new(map);

    public Task InitializeAsync() => knowing.AddUnseenAsync("One");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(KnowingMap.Tile, true)]
    [InlineData(KnowingMap.Tile + "?kinds=office", true)]
    [InlineData("tiles.json", true)]
    [InlineData(Csv, false)]
    [InlineData("places.geojson?kinds=office&statuses=open", false)]
    [InlineData("graphql/persisted/list", false)]
    public async Task What_caller_has_already_is_304_and_nobody_is_asked(string address, bool isForEverybody)
    {
        using var first = await KnowingMap.AskAsync(map.First, address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        var before = map.Calls.Count();

        foreach (var known in new[] { tag.Tag, $"\"x\", W/{tag.Tag}" })
        {
            using var second = await KnowingMap.AskAsync(map.First, address, known);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(tag, second.Headers.ETag);
            Assert.Equal(isForEverybody, second.Headers.CacheControl!.Public);
            Assert.True(second.Headers.CacheControl.NoCache);
            Assert.Equal(first.Headers.CacheControl, second.Headers.CacheControl);
            Assert.Equal(["Accept", "Accept-Encoding", "Authorization"], second.Headers.Vary.Order());
            Assert.Equal("*", second.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        }

        // Another gateway in the same state, behind the same address, takes it for the same.
        using var other = await KnowingMap.AskAsync(map.Second, address, tag.Tag, host: map.First.Http.BaseAddress!.Authority);
        Assert.Equal(HttpStatusCode.NotModified, other.StatusCode);
        Assert.Equal(before, map.Calls.Count());
    }

    [Theory]
    [InlineData(KnowingMap.Tile)]
    [InlineData("tiles.json")]
    [InlineData(Csv)]
    public async Task Head_is_told_same_without_answer(string address)
    {
        using var get = await KnowingMap.AskAsync(map.First, address);
        using var head = await KnowingMap.AskAsync(map.First, address, method: HttpMethod.Head);
        using var again = await KnowingMap.AskAsync(map.First, address, get.Headers.ETag!.Tag, method: HttpMethod.Head);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Parameters_in_another_order_are_same_question_and_any_other_is_not()
    {
        string[] addresses =
        [
            Csv + "?kinds=office&statuses=open", Csv + "?statuses=open&kinds=office", Csv + "?statuses=open&kinds=support_group", Csv,
            "places.geojson?statuses=open&kinds=office",
        ];
        var tags = new List<string>();
        foreach (var address in addresses)
            tags.Add((await KnowingMap.AskAsync(map.First, address)).Headers.ETag!.Tag);
        Assert.Equal(tags[0], tags[1]);
        Assert.Equal(addresses.Length - 1, tags.Distinct().Count());
    }

    [Fact]
    public async Task Change_by_somebody_else_is_in_answers_of_all_gateways_as_soon_as_they_know()
    {
        using var before = await KnowingMap.AskAsync(map.Second, Csv);
        await knowing.AddUnseenAsync("By an import");
        foreach (var gateway in new[] { map.First, map.Second })
        {
            using var after = await KnowingMap.AskAsync(gateway, Csv, before.Headers.ETag!.Tag);
            Assert.Contains("By an import", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_written_through_gateway_is_in_its_very_next_answers()
    {
        for (var i = 0; i < 10; i++)
        {
            await knowing.KnownAsync();
            foreach (var address in new[] { KnowingMap.Tile + "?text=mine", Csv, "graphql/persisted/list" })
            {
                var before = await KnowingMap.AskAsync(map.First, address);
                var bytes = await before.Content.ReadAsByteArrayAsync();
                await knowing.AddAsync(map.First, $"Mine {i}");
                using var after = await KnowingMap.AskAsync(map.First, address, before.Headers.ETag?.Tag);
                Assert.Equal(HttpStatusCode.OK, after.StatusCode);
                Assert.NotEqual(bytes, await after.Content.ReadAsByteArrayAsync());
            }
        }
    }

    [Fact]
    public async Task What_does_not_change_the_map_keeps_nobody_from_reusing_answers()
    {
        const string Update = "mutation($input: UpdatePlaceInput!) { updatePlace(input: $input) { applied } }";
        var place = new GlobalId("Office", (await map.AddAsync("Stays as it is")).ToString()).ToString();
        var change = new { id = place, revision = 0, place = new { name = "Other" }, validateOnly = true, summary = new { comment = "A trial", isSpelling = true } };
        var receipt = await knowing.SuggestAsync(map.First);
        await knowing.SuggestAsync(map.First, validateOnly: true);
        await knowing.KnownAsync();
        var known = map.First.Services.GetRequiredService<KnownDataVersion>().Invalidated;

        await map.First.DataAsync("query($receipt: String!) { suggestionReceipt(receipt: $receipt) { state } }", new { receipt });
        await map.First.DataAsync("mutation($input: TakeBackSuggestionInput!) { takeBackSuggestion(input: $input) { receipt { state } } }", new { input = new { receipt } });
        await map.First.ErrorAsync(Update, new { input = change });
        await map.First.ErrorAsync(Update, new { input = change with { validateOnly = false } });
        await map.First.AskAsync(Update, new { input = change }, await map.KeyAsync(Role.Contributor));
        Assert.False(known.IsCancellationRequested);

        await knowing.AddAsync(map.First, "Changes it");
        Assert.True(known.IsCancellationRequested);
    }

    [Fact]
    public async Task Those_who_write_at_same_time_each_find_what_they_wrote() =>
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            await knowing.AddAsync(map.First, $"At once {number}.");
            var file = Encoding.UTF8.GetString(await KnowingMap.BytesAsync(map.First, Csv));
            Assert.Contains($"At once {number}.", file, StringComparison.Ordinal);
        }));

    [Fact]
    public async Task What_key_may_see_is_not_reused_for_anybody_else()
    {
        await knowing.AddUnseenAsync("Hidden", published: false);
        var reviewer = await map.KeyAsync(Role.Reviewer);
        foreach (var address in new[] { Csv, "graphql/persisted/list" })
        {
            using var everybody = await KnowingMap.AskAsync(map.First, address);
            using var seeing = await KnowingMap.AskAsync(map.First, address, everybody.Headers.ETag!.Tag, reviewer);
            using var others = await KnowingMap.AskAsync(map.First, address, seeing.Headers.ETag?.Tag);

            Assert.Equal(HttpStatusCode.OK, seeing.StatusCode);
            Assert.Contains("Hidden", await seeing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.NotEqual(true, seeing.Headers.CacheControl?.Public);
            Assert.Equal(HttpStatusCode.OK, others.StatusCode);
            Assert.DoesNotContain("Hidden", await others.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var hidden = KnowingMap.Tile + "?text=hidden";
        var seen = await KnowingMap.BytesAsync(map.First, hidden, reviewer);
        var shown = await KnowingMap.BytesAsync(map.First, hidden);
        Assert.True(shown.Length < seen.Length);
        Assert.Equal(shown, await KnowingMap.BytesAsync(map.First, hidden));
    }

    [Fact]
    public async Task Answer_with_errors_has_no_tag()
    {
        using var response = await KnowingMap.AskAsync(map.First, "graphql/persisted/place?variables=%7B%22id%22:%22nonsense%22%7D");
        Assert.Contains("errors", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("places.csv?regions=XX")]
    [InlineData("tiles/3/9/1.mvt")]
    public async Task Refusal_has_no_tag_and_tag_of_anything_is_no_answer(string address)
    {
        foreach (var known in new[] { null, "*", "\"x\"" })
        {
            using var response = await KnowingMap.AskAsync(map.First, address, known);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Null(response.Headers.ETag);
        }
    }
}
