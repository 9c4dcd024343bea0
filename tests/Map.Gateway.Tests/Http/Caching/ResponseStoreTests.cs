using Map.Gateway.Http.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Http.Caching;

public sealed class ResponseStoreTests : IDisposable
{
    const string Tile = ResponseStore.TilePrefix + "1";

    readonly KnownDataVersion known = new(new FakeTimeProvider());
    readonly ResponseStore store;

    public ResponseStoreTests() => store = new(new CacheSettings(TileBytes: 10_000, ResponseBytes: 10_000), known);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Tiles_and_other_responses_have_memory_of_their_own()
    {
        await SetAsync("other", 8_000);
        await SetAsync(Tile, 8_000);
        await SetAsync(ResponseStore.TilePrefix + "2", 8_000);

        Assert.NotNull(await GetAsync("other"));
        Assert.NotNull(await GetAsync(Tile));
        Assert.Null(await GetAsync(ResponseStore.TilePrefix + "2"));
    }

    [Fact]
    public async Task Response_larger_than_memory_is_not_stored()
    {
        await SetAsync("other", 10_000);
        Assert.Null(await GetAsync("other"));
    }

    [Fact]
    public async Task Another_data_version_frees_memory()
    {
        known.Accept("a", default, known.Invalidated);
        store.ClearOutdated();
        await SetAsync(Tile, 1_000);
        store.ClearOutdated();
        Assert.NotNull(await GetAsync(Tile));

        known.Accept("b", default, known.Invalidated);
        store.ClearOutdated();
        Assert.Null(await GetAsync(Tile));
    }

    [Fact]
    public async Task Unknown_data_version_keeps_what_is_stored()
    {
        await SetAsync(Tile, 1_000);
        store.ClearOutdated();
        Assert.NotNull(await GetAsync(Tile));
    }

    ValueTask SetAsync(string key, int bytes) => store.SetAsync(key, new byte[bytes], [], TimeSpan.FromMinutes(1), CancellationToken.None);

    ValueTask<byte[]?> GetAsync(string key) => store.GetAsync(key, CancellationToken.None);
}
