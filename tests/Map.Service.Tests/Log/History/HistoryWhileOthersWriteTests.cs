using Map.Service.Tests.Running;
using Map.V1;

namespace Map.Service.Tests.Log.History;

/// <summary>Whoever pages through a history while others write it reads all that there was when they began, once.</summary>
public sealed class HistoryWhileOthersWriteTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    const int WritesEach = 60;

    readonly PastEditor editor = new(server);

    [Fact]
    public async Task Pages_of_a_history_never_skip_or_repeat()
    {
        var id = await editor.AddAsync(place => place.Contacts.Add(PastEditor.Contact(0, "team@example.org", ContactVisibility.Reviewers)));
        var other = await editor.AddAsync(_ => { });
        var written = new TaskCompletionSource();
        var readers = new[] { 1, 3, 7 }.Select(size => ReadUntilAsync(id, size, written.Task)).ToList();

        await Task.WhenAll(WriteAsync(id, new Random(1)), WriteAsync(other, new Random(2)));
        written.SetResult();

        var all = await WalkAsync(id, 1_000);
        foreach (var walks in await Task.WhenAll(readers))
            foreach (var walk in walks)
                Assert.Equal(all.Where(number => number <= walk[0]), walk);
        Assert.InRange(all.Count, 10, WritesEach);
    }

    async Task<List<List<long>>> ReadUntilAsync(Guid id, int size, Task written)
    {
        var walks = new List<List<long>>();
        while (true)
        {
            var isLast = written.IsCompleted;
            walks.Add(await WalkAsync(id, size));
            if (isLast) return walks;
        }
    }

    async Task<List<long>> WalkAsync(Guid id, int size)
    {
        var numbers = new List<long>();
        var request = new ListRevisionsRequest { PlaceId = id.ToString(), PageSize = size };
        while (true)
        {
            var page = await server.History.ListRevisionsAsync(request);
            numbers.AddRange(page.Results.Select(result => result.Revision.Number));
            if (page.NextPageToken.Length == 0) return numbers;
            Assert.Equal(size, page.Results.Count);
            request.PageToken = page.NextPageToken;
        }
    }

    async Task WriteAsync(Guid id, Random random)
    {
        for (var i = 0; i < WritesEach; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    // Nobody without a key sees any of these.
                    await editor.EditAsync(id, place => place.Contacts.ForEach(contact => contact.Description = $"{i}"));
                    break;
                case 1:
                    await editor.EditAsync(id, place => place.RequestId = Guid.NewGuid());
                    break;
                default:
                    await editor.EditAsync(id, place => place["note"] = $"{i}");
                    break;
            }
        }
    }
}
