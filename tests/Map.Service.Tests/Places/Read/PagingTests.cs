using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

public sealed class PagingTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        for (var i = 0; i < 200; i++) await server.Map.PlaceAsync("same_point_200_places", 51, 1);
        for (var i = 0; i < 20; i++) await server.Map.PlaceAsync($"Élsewhere {i}", 52 + i, 2);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(PlaceOrder.Name, 7)]
    [InlineData(PlaceOrder.Name, 220)]
    [InlineData(PlaceOrder.Updated, 50)]
    [InlineData(PlaceOrder.Updated, 219)]
    public async Task Search_pages_skip_and_repeat_nothing(PlaceOrder order, int size)
    {
        var whole = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { OrderBy = order, PageSize = 1_000 });
        var request = new SearchPlacesRequest { OrderBy = order, PageSize = size };
        var seen = new List<string>();
        do
        {
            var page = await server.Places.SearchPlacesAsync(request);
            seen.AddRange(page.Results.Select(result => result.Place.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(220, seen.Count);
        Assert.Equal(whole.Results.Select(result => result.Place.Id), seen);
    }

    [Fact]
    public async Task Near_pages_over_200_places_at_one_point_skip_and_repeat_nothing()
    {
        var request = new FindNearRequest { Position = new Position { Latitude = 50.9, Longitude = 1.1 }, PageSize = 9 };
        var seen = new List<(double, string)>();
        do
        {
            var page = await server.Places.FindNearAsync(request);
            seen.AddRange(page.Results.Select(result => (result.DistanceMetres, result.Place.Id)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(220, seen.Select(place => place.Item2).Distinct().Count());
        Assert.Equal(220, seen.Count);
        Assert.Equal(seen.OrderBy(place => place.Item1).ThenBy(place => place.Item2, StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Result_s_own_token_goes_on_after_it()
    {
        var whole = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 30 });

        var rest = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 10, PageToken = whole.Results[4].PageToken });

        Assert.Equal(whole.Results.Skip(5).Take(10).Select(result => result.Place.Id), rest.Results.Select(result => result.Place.Id));
    }

    [Fact]
    public async Task Token_of_another_question_is_refused_with_sentence_that_says_so()
    {
        var token = (await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1 })).NextPageToken;
        var otherFilter = new SearchPlacesRequest { PageToken = token, Filter = new PlaceFilter { HasPosition = true } };
        var otherOrder = new SearchPlacesRequest { PageToken = token, OrderBy = PlaceOrder.Updated };
        var otherCall = new FindNearRequest { PageToken = token, Position = new Position() };

        var refusal = await Refused.WithAsync(
            server.Places.SearchPlacesAsync(otherFilter), StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", "page_token");
        await Refused.WithAsync(
            server.Places.SearchPlacesAsync(otherOrder), StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", "page_token");
        await Refused.WithAsync(server.Places.FindNearAsync(otherCall), StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", "page_token");

        Assert.Contains("another question", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_goes_on_with_another_page_size_and_with_default_order_by_its_name()
    {
        var token = (await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1 })).NextPageToken;

        var page = await server.Places.SearchPlacesAsync(
            new SearchPlacesRequest { PageToken = token, PageSize = 3, OrderBy = PlaceOrder.Name, Filter = new PlaceFilter() });

        Assert.Equal(3, page.Results.Count);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not a token!")]
    [InlineData("AXkSMVw1f_hbDWEgYmFzIGxlcyBjcmEk")]
    public async Task Changed_token_is_refused(string token)
    {
        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageToken = token });

        await Refused.WithAsync(call, StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", "page_token");
    }

    [Fact]
    public async Task Stream_has_all_in_order_of_pages_in_chunks_of_200()
    {
        var whole = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1_000 });
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest());
        var chunks = new List<StreamPlacesResponse>();
        await foreach (var chunk in stream.ResponseStream.ReadAllAsync()) chunks.Add(chunk);

        Assert.Equal([200, 20], chunks.Select(chunk => chunk.Places.Count));
        Assert.Equal(whole.Results.Select(result => result.Place), chunks.SelectMany(chunk => chunk.Places));
    }

    [Fact]
    public async Task Order_by_name_does_not_count_case_and_accents()
    {
        var page = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1_000 });

        Assert.StartsWith("Élsewhere", page.Results[0].Place.Name, StringComparison.Ordinal);
    }
}
