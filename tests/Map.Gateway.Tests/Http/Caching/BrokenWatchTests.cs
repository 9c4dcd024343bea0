using System.Net;
using Map.Gateway.Tests.GraphQL.Changes;

namespace Map.Gateway.Tests.Http.Caching;

public sealed class BrokenWatchTests(RestartableMap map) : IClassFixture<RestartableMap>
{
    readonly KnowingMap knowing = new(map);

    [Fact]
    public async Task While_service_is_gone_nothing_is_reused_and_then_nothing_is_missed()
    {
        await knowing.AddUnseenAsync("Before");
        using var before = await KnowingMap.AskAsync(map.First, KnowingMap.Tile);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await map.StopServiceAsync();
        await KnowingMap.UntilAsync(map.First, () => KnowingMap.StateOf(map.First) is null);
        using var gone = await KnowingMap.AskAsync(map.First, KnowingMap.Tile, before.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, gone.StatusCode);
        await map.AddAsync("Meanwhile", at: KnowingMap.Dover);
        await map.StartServiceAgainAsync();
        await knowing.KnownAsync();

        using var after = await KnowingMap.AskAsync(map.First, KnowingMap.Tile, before.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(await before.Content.ReadAsByteArrayAsync(), await after.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task When_database_restarts_state_is_found_again()
    {
        await knowing.AddUnseenAsync("Before the restart");
        using var before = await KnowingMap.AskAsync(map.First, "places.csv");

        await map.RestartDatabaseAsync();
        await knowing.AddUnseenAsync("After the restart");

        using var after = await KnowingMap.AskAsync(map.First, "places.csv", before.Headers.ETag!.Tag);
        Assert.Contains("After the restart", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
