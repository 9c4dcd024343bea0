using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Paging;

/// <summary>Read by a client that takes 64 MB: no other would get it.</summary>
public sealed class LargePlaceTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Place_that_is_too_large_by_itself_is_page_of_its_own()
    {
        const int sources = 600;
        var map = server.Map;
        await map.AddSourcesAsync(sources);
        string[] ids = [$"{await map.PlaceAsync("a")}", $"{await map.LargePlaceAsync("b", 0, sources)}", $"{await map.PlaceAsync("c")}"];

        var request = new SearchPlacesRequest();
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await server.Places.SearchPlacesAsync(request);
            return (page.Results.Select(result => result.Place.Id), page.NextPageToken);
        });
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest());
        var parts = await stream.ResponseStream.ReadAllAsync().Select(part => part.Places.Select(place => place.Id)).ToListAsync();

        Assert.Equal(ids.Select(id => new[] { id }), pages);
        Assert.Equal(ids.Select(id => new[] { id }), parts);
    }
}
