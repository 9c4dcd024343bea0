using Grpc.Net.Client;
using Map.Service.Tests.Log.History;
using Map.Service.Tests.Running;
using Map.V1;

namespace Map.Service.Tests.Paging;

public sealed class LargeRevisionsTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Revisions_end_pages_early_and_skip_and_repeat_nothing()
    {
        const int edits = 70;
        var editor = new PastEditor(server);
        var id = await editor.AddAsync(place => place.Name = "rewritten");
        for (var i = 0; i < edits; i++)
        {
            var text = $"{i} ".PadRight(4_000, '誰');
            await editor.EditAsync(id, place => (place["summary"], place["note"], place["offers"]) = (text, text, text));
        }

        using var channel = GrpcChannel.ForAddress(server.Url);
        var history = new HistoryService.HistoryServiceClient(channel);
        var request = new ListRevisionsRequest { PlaceId = $"{id}", PageSize = 1_000 };
        var pages = await Pages.ReadAsync(async token =>
        {
            request.PageToken = token;
            var page = await history.ListRevisionsAsync(request);
            return (page.Results.Select(result => $"{result.Revision.Number}"), page.NextPageToken);
        });

        Pages.AssertShort(pages, 1_000);
        var numbers = await server.Map.ListAsync<string>("SELECT number::text FROM revision r ORDER BY r.number DESC");
        Assert.Equal(numbers, pages.SelectMany(page => page));
    }
}
