using Grpc.Core;
using Map.Service.Tests.Log.ChangeFeed;
using Map.Testing.Running;

namespace Map.Service.Tests.Log.DataVersion;

public sealed class LostStateTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task When_service_does_not_hear_stream_ends_and_next_one_knows_what_was_missed()
    {
        using var stream = await StateStream.OpenAsync(server);
        var before = stream.Last;

        await server.Map.ExecuteAsync("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name LIKE 'Map.Service %'
            """);
        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true) await stream.NextAsync();
        });
        Refused.Check(end, StatusCode.Unavailable, "UNAVAILABLE");
        await new Editor(server).AddAsync("While nobody listened");

        using var again = await StateStream.OpenAsync(server);
        Assert.Equal(before.Revision + 1, again.Last.Revision);
        Assert.NotEqual(before.DataVersion, again.Last.DataVersion);
    }
}
