using Grpc.Core;
using Grpc.Net.Client;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Paging;

/// <summary>More than 4 MB of places, read by a client that takes 4 MB, as all do unless they are told otherwise.</summary>
public sealed class LargeAnswersTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    const int Places = 40;
    const int MostSources = 100;

    readonly GrpcChannel channel = GrpcChannel.ForAddress(server.Url);

    PlacesService.PlacesServiceClient Client => new(channel);

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        var random = new Random(4);
        await server.Map.AddSourcesAsync(MostSources);
        for (var i = 0; i < Places; i++)
            await server.Map.LargePlaceAsync($"large {i}", i / 2.0, random.Next(3) == 0 ? 0 : random.Next(MostSources));
    }

    public Task DisposeAsync()
    {
        channel.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(PlaceOrder.Name, 1_000)]
    [InlineData(PlaceOrder.Updated, 1_000)]
    [InlineData(PlaceOrder.Name, 20)]
    [InlineData(PlaceOrder.Updated, 21)]
    public async Task Search_ends_pages_early_and_skips_and_repeats_nothing(PlaceOrder order, int size)
    {
        var request = new SearchPlacesRequest { OrderBy = order, PageSize = size };
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await Client.SearchPlacesAsync(request);
            Assert.Equal(page.NextPageToken.Length > 0 ? page.Results[^1].PageToken : "", page.NextPageToken);
            return (page.Results.Select(result => result.Place.Id), page.NextPageToken);
        });

        Pages.AssertShort(pages, size);
        var column = order == PlaceOrder.Name ? "sort_name, id" : "updated_at DESC, id";
        Assert.Equal(await IdsAsync(column), pages.SelectMany(page => page));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20)]
    public async Task Nearest_ends_pages_early_and_skips_and_repeats_nothing(int size)
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 51 }, PageSize = size };
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await Client.FindNearAsync(request);
            return (page.Results.Select(result => result.Place.Id), page.NextPageToken);
        });

        Pages.AssertShort(pages, size);
        Assert.Equal(await IdsAsync("ST_X(position)"), pages.SelectMany(page => page));
    }

    [Fact]
    public async Task Changes_end_pages_early_and_skip_and_repeat_nothing()
    {
        var changes = new ChangesService.ChangesServiceClient(channel);
        var pages = await Pages.ReadAsync(async token =>
        {
            var since = token.Length == 0 ? 0 : long.Parse(token, System.Globalization.CultureInfo.InvariantCulture);
            var page = await changes.ListChangesAsync(new ListChangesRequest { Since = since, PageSize = 1_000 });
            return (page.Changes.Select(change => change.PlaceId), page.HasMore ? $"{page.Revision}" : "");
        });

        Pages.AssertShort(pages, 1_000);
        Assert.Equal(await IdsAsync("revision"), pages.SelectMany(page => page));
    }

    [Fact]
    public async Task Watched_changes_come_in_parts_that_are_not_too_large()
    {
        using var call = new ChangesService.ChangesServiceClient(channel).WatchChanges(
            new WatchChangesRequest { Since = 0 }, deadline: DateTime.UtcNow.AddMinutes(1));
        var parts = new List<IEnumerable<string>>();
        while (parts.Sum(part => part.Count()) < Places && await call.ResponseStream.MoveNext(CancellationToken.None))
            parts.Add(call.ResponseStream.Current.Changes.Select(change => change.PlaceId));

        Pages.AssertShort(parts, 200);
        Assert.Equal(await IdsAsync("revision"), parts.SelectMany(part => part));
    }

    [Fact]
    public async Task Stream_comes_in_parts_that_are_not_too_large()
    {
        using var call = Client.StreamPlaces(new StreamPlacesRequest());
        var parts = await call.ResponseStream.ReadAllAsync().Select(part => part.Places.Select(place => place.Id)).ToListAsync();

        Pages.AssertShort(parts, 200);
        Assert.Equal(await IdsAsync("sort_name, id"), parts.SelectMany(part => part));
    }

    [Fact]
    public async Task Batch_that_is_too_large_is_refused_with_way_out_and_parts_of_it_are_given()
    {
        var ids = await IdsAsync("id");

        var refusal = await Refused.WithAsync(
            Client.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { ids } }), StatusCode.ResourceExhausted, "TOO_LARGE");

        Assert.Equal($"The answer would be larger than 4 MB. Ask for fewer than {Places} at once.", refusal.Status.Detail);
        var found = new List<string>();
        foreach (var some in ids.Chunk(4))
        {
            var answer = await Client.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { some } });
            found.AddRange(answer.Places.Select(place => place.Id));
        }

        Assert.Equal(ids, found);
    }

    [Fact]
    public async Task Clusters_that_are_too_large_are_refused_with_way_out()
    {
        var request = new ClusterPlacesRequest { Box = new Box { West = 0, South = 50.99, East = 20, North = 51.01 }, Zoom = 10 };

        var refusal = await Refused.WithAsync(
            new ClustersService.ClustersServiceClient(channel).ClusterPlacesAsync(request), StatusCode.ResourceExhausted, "TOO_LARGE");

        Assert.EndsWith("Ask for a smaller box.", refusal.Status.Detail, StringComparison.Ordinal);
    }

    Task<List<string>> IdsAsync(string order) => server.Map.ListAsync<string>($"SELECT id::text FROM place ORDER BY {order}");
}
