using Grpc.Core;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Log.ChangeFeed;

public sealed class WatchChangesTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    readonly Editor editor = new(server);

    [Fact]
    public async Task Change_comes_as_it_happens()
    {
        using var watch = Watch();
        var begin = await NextAsync(watch);
        Assert.Empty(begin.Changes);

        var id = await editor.AddAsync("Watched");
        Assert.Equal(["Added Watched"], Editor.Lines((await NextAsync(watch)).Changes));
        await editor.EditAsync(id, place => place.Name = "Seen");
        Assert.Equal(["Updated Seen"], Editor.Lines((await NextAsync(watch)).Changes));
        await editor.DeleteAsync(id);
        Assert.Equal([$"Removed {id}"], Editor.Lines((await NextAsync(watch)).Changes));
    }

    [Fact]
    public async Task What_happened_since_revision_comes_first()
    {
        using var first = Watch();
        var since = (await NextAsync(first)).Revision;
        first.Dispose();
        await editor.AddAsync("In between");

        using var watch = server.Changes.WatchChanges(new WatchChangesRequest { Since = since });
        Assert.Equal(since, (await NextAsync(watch)).Revision);
        Assert.Equal(["Added In between"], Editor.Lines((await NextAsync(watch)).Changes));
    }

    [Fact]
    public async Task Of_what_does_not_match_only_revision_comes()
    {
        using var watch = Watch(new PlaceFilter { Text = "needle" });
        await NextAsync(watch);
        await editor.AddAsync("Hay");
        await editor.AddAsync("A needle");

        var changes = new List<string>();
        while (changes.Count == 0) changes.AddRange(Editor.Lines((await NextAsync(watch)).Changes));
        Assert.Equal(["Added A needle"], changes);
    }

    [Fact]
    public async Task When_connections_to_database_are_lost_watch_from_last_revision_misses_nothing()
    {
        using var watch = Watch();
        var revision = (await NextAsync(watch)).Revision;

        await server.Map.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await AddAsync("While nobody listened");

        var seen = new List<string>();
        await Patience.UntilAsync(() => seen.Count > 0, async () =>
        {
            using var again = server.Changes.WatchChanges(new WatchChangesRequest { Since = revision });
            try
            {
                while (seen.Count == 0) seen.AddRange(Editor.Lines((await NextAsync(again)).Changes));
            }
            catch (RpcException broken) when (broken.StatusCode == StatusCode.Unavailable)
            {
                // One of the lost connections was still in the pool.
            }
        }, "the place that was added");

        Assert.Equal(["Added While nobody listened"], seen);
        await AddAsync("Heard again");
        using var later = server.Changes.WatchChanges(new WatchChangesRequest { Since = revision });
        while (!seen.Contains("Added Heard again")) seen.AddRange(Editor.Lines((await NextAsync(later)).Changes));
    }

    [Fact]
    public async Task Those_who_watch_same_share_question()
    {
        var watches = Enumerable.Range(0, 20).Select(_ => Watch(new PlaceFilter { Text = "shared" })).ToList();
        foreach (var watch in watches) await NextAsync(watch);

        await editor.AddAsync("Shared by all");

        foreach (var watch in watches)
        {
            Assert.Equal(["Added Shared by all"], Editor.Lines((await NextAsync(watch)).Changes));
            watch.Dispose();
        }
    }

    // The pool may hand out connections that the server has ended.
    async Task AddAsync(string name)
    {
        var isAdded = false;
        await Patience.UntilAsync(() => isAdded, async () =>
        {
            try
            {
                await editor.AddAsync(name);
                isAdded = true;
            }
            catch (Exception exception) when (exception is Npgsql.NpgsqlException or InvalidOperationException)
            {
                Assert.NotNull(exception);
            }
        }, "a connection that is not lost");
    }

    AsyncServerStreamingCall<WatchChangesResponse> Watch(PlaceFilter? filter = null) =>
        server.Changes.WatchChanges(new WatchChangesRequest { Filter = filter });

    static async Task<WatchChangesResponse> NextAsync(AsyncServerStreamingCall<WatchChangesResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(default).WaitAsync(Patience.Limit));
        return watch.ResponseStream.Current;
    }
}
