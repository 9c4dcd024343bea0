using Map.Gateway.Tests.GraphQL.Changes;
using Map.Gateway.Tests.Http.Caching;

namespace Map.Gateway.Tests.Tiles;

public sealed class WarmTileTests(WarmTileTests.MapOfATile prepared) : IClassFixture<WarmTileTests.MapOfATile>
{
    readonly RestartableMap map = prepared.Map;

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Warm_tile_is_same_to_byte_and_nobody_is_asked(string encoding)
    {
        var (first, tag) = await GetAsync(KnowingMap.Tile, encoding);
        var before = map.Calls.Count();

        for (var i = 0; i < 3; i++)
            Assert.Equal((first, tag), await GetAsync(KnowingMap.Tile, encoding));

        Assert.Equal(before, map.Calls.Count());
    }

    [Fact]
    public async Task Encodings_have_tags_of_their_own()
    {
        var tiles = new List<(string Bytes, string Tag)>();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
            tiles.Add(await GetAsync(KnowingMap.Tile, encoding));
        Assert.Equal(3, tiles.Select(tile => tile.Tag).Distinct().Count());
        Assert.Equal(3, tiles.Select(tile => tile.Bytes).Distinct().Count());
    }

    [Fact]
    public async Task Tile_that_many_ask_for_at_once_is_made_once()
    {
        const string Tile = "tiles/6/32/21.mvt?statuses=open";
        var before = map.Calls.Count();
        var tiles = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => GetAsync(Tile, "identity")));
        Assert.Single(tiles.Distinct());
        Assert.Equal(before + 1, map.Calls.Count());
    }

    async Task<(string Bytes, string Tag)> GetAsync(string address, string encoding)
    {
        using var response = await KnowingMap.AskAsync(map.First, address, encoding: encoding);
        return (Convert.ToBase64String(await response.Content.ReadAsByteArrayAsync()), response.Headers.ETag!.Tag);
    }

    /// <summary>A map with a tile that is worth compressing.</summary>
    public sealed class MapOfATile : IAsyncLifetime
    {
        public RestartableMap Map { get; } = new();

        public async Task InitializeAsync()
        {
            await Map.InitializeAsync();
            var knowing = new KnowingMap(Map);
            for (var i = 0; i < 24; i++)
                await knowing.ChangeAsync(() => Map.AddAsync($"Place {i}", at: (0.7 + (i % 8 * 1.4), 50 + (i / 8 * 2))));
        }

        public Task DisposeAsync() => Map.DisposeAsync();
    }
}
