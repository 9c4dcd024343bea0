using Google.Protobuf;
using Map.Places.Tiles;

namespace Map.Places.Tests.Tiles;

public sealed class TileCacheTests
{
    static readonly TileVersion First = new(1, default, default);

    int drawn;

    [Fact]
    public async Task Tile_is_drawn_once_for_a_version()
    {
        var cache = new TileCache();
        await GetAsync(cache, 1, First);
        await GetAsync(cache, 1, First);
        Assert.Equal(1, drawn);

        await GetAsync(cache, 1, First with { Revision = 2 });
        await GetAsync(cache, 1, First with { At = DateTime.MaxValue });
        await GetAsync(cache, 1, First with { Day = DateOnly.MaxValue });
        Assert.Equal(4, drawn);
    }

    [Fact]
    public async Task Filters_have_tiles_of_their_own()
    {
        var cache = new TileCache();
        await GetAsync(cache, 1, First);
        await cache.GetAsync(Key(1) with { Filter = ByteString.CopyFromUtf8("filter") }, First, _ => Draw(10), CancellationToken.None);
        Assert.Equal(2, drawn);
    }

    [Fact]
    public async Task Tiles_asked_for_longest_ago_make_room()
    {
        var cache = new TileCache(mostBytes: 4_000);
        foreach (var x in new[] { 1, 2, 1, 3 }) await GetAsync(cache, x, First, 1_000);
        Assert.InRange(cache.Bytes, 3_000, 4_000);
        Assert.Equal(3, drawn);

        await GetAsync(cache, 4, First, 1_000);
        Assert.InRange(cache.Bytes, 3_000, 4_000);
        await GetAsync(cache, 1, First, 1_000);
        Assert.Equal(4, drawn);
        await GetAsync(cache, 2, First, 1_000);
        Assert.Equal(5, drawn);
        await GetAsync(cache, 5, First, 5_000);
        Assert.InRange(cache.Bytes, 3_000, 4_000);
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_share_one_drawing_and_one_who_leaves_leaves_it_to_the_others()
    {
        var cache = new TileCache();
        var tile = new TaskCompletionSource<ByteString>();
        using var leaving = new CancellationTokenSource();
        var first = cache.GetAsync(Key(1), First, DrawSlowly, leaving.Token);
        var second = cache.GetAsync(Key(1), First, DrawSlowly, CancellationToken.None);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        tile.SetResult(ByteString.CopyFromUtf8("tile"));

        Assert.Equal("tile", (await second).ToStringUtf8());
        Assert.Equal(1, drawn);

        Task<ByteString> DrawSlowly(CancellationToken token)
        {
            Interlocked.Increment(ref drawn);
            return tile.Task.WaitAsync(token);
        }
    }

    [Fact]
    public async Task Drawing_that_everybody_left_is_stopped_and_begun_anew_for_the_next()
    {
        var cache = new TileCache();
        var stopped = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var left = cache.GetAsync(Key(1), First, async token =>
        {
            using var stop = token.Register(stopped.SetResult);
            await stopped.Task;
            token.ThrowIfCancellationRequested();
            return ByteString.Empty;
        }, leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(10, (await GetAsync(cache, 1, First)).Length);
    }

    [Fact]
    public async Task Failure_is_told_and_not_kept()
    {
        var cache = new TileCache();
        await Assert.ThrowsAsync<TimeoutException>(() =>
            cache.GetAsync(Key(1), First, _ => Task.FromException<ByteString>(new TimeoutException()), CancellationToken.None));
        Assert.Equal(10, (await GetAsync(cache, 1, First)).Length);
    }

    Task<ByteString> GetAsync(TileCache cache, int x, TileVersion version, int bytes = 10) =>
        cache.GetAsync(Key(x), version, _ => Draw(bytes), CancellationToken.None);

    Task<ByteString> Draw(int bytes)
    {
        Interlocked.Increment(ref drawn);
        return Task.FromResult(ByteString.CopyFrom(new byte[bytes]));
    }

    static TileKey Key(int x) => new(new Tile(8, x, 0), ByteString.Empty);
}
