using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.ChangeFeed;

/// <summary>Whoever applies the changes, page by page and while others write, ends up with what the list gives.</summary>
public sealed class ChangesWhileOthersWriteTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    const int Writers = 3;
    const int WritesEach = 60;

    static readonly PlaceFilter?[] Filters =
    [
        null,
        new() { Statuses = { PlaceStatus.Closed } },
        new() { Text = "odd" },
        new() { Kinds = { PlaceKind.Office }, HasPosition = true },
    ];

    readonly Editor editor = new(server);

    [Theory]
    [InlineData(1)]
    public async Task Changes_applied_page_by_page_give_list(int seed)
    {
        Metadata?[] keys = [null, await server.KeyAsync(Role.Reviewer)];
        var written = new TaskCompletionSource();
        var readers = (
            from filter in Filters
            from key in keys
            from size in new[] { 1, 7 }
            select FollowAsync(filter, key, size, written.Task)).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(new Random((seed * 100) + writer))));
        written.SetResult();

        foreach (var reader in readers)
        {
            var (filter, key, known) = await reader;
            var list = await server.Places.SearchPlacesAsync(new SearchPlacesRequest { Filter = filter, PageSize = 1_000 }, key);
            Assert.Equal(
                list.Results.Select(result => (result.Place.Id, result.Place.Revision)).Order(),
                known.Select(place => (place.Key, place.Value)).Order());
        }
    }

    async Task<(PlaceFilter?, Metadata?, Dictionary<string, long>)> FollowAsync(
        PlaceFilter? filter, Metadata? key, int size, Task written)
    {
        var known = new Dictionary<string, long>();
        var since = 0L;
        while (true)
        {
            // Asked before the page: only a page read after the last write can be the last.
            var isLast = written.IsCompleted;
            var page = await server.Changes.ListChangesAsync(
                new ListChangesRequest { Since = since, Filter = filter, PageSize = size }, key);
            var revisions = page.Changes.Select(change => change.Revision).ToList();
            Assert.Equal(revisions.Order(), revisions);
            Assert.All(revisions, revision => Assert.InRange(revision, since + 1, page.Revision));
            foreach (var change in page.Changes)
            {
                if (change.Kind == ChangeKind.Removed)
                    known.Remove(change.PlaceId);
                else
                    known[change.PlaceId] = change.Place.Revision;
            }

            since = page.Revision;
            if (isLast && !page.HasMore)
                return (filter, key, known);
        }
    }

    async Task WriteAsync(Random random)
    {
        var mine = new List<Guid>();
        for (var i = 0; i < WritesEach; i++)
        {
            if (mine.Count == 0 || random.Next(4) == 0)
            {
                mine.Add(await editor.AddAsync(random.Next(2) == 0 ? "odd" : "even", published: random.Next(3) > 0));
                continue;
            }

            var id = mine[random.Next(mine.Count)];
            switch (random.Next(5))
            {
                case 0:
                    await editor.DeleteAsync(id);
                    mine.Remove(id);
                    break;
                case 1:
                    await editor.EditAsync(id, place => place.Published = !place.Published);
                    break;
                case 2:
                    await editor.EditAsync(id, place =>
                        place.Status = place.Status == PlaceStatus.Open ? PlaceStatus.Closed : PlaceStatus.Open);
                    break;
                case 3:
                    await editor.EditAsync(id, place => place.Name = place.Name == "odd" ? "even" : "odd");
                    break;
                default:
                    await editor.EditAsync(id, place => place["note"] = $"{i}");
                    break;
            }
        }
    }
}
