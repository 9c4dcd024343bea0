using Grpc.Core;
using Map.Contract;
using Map.Service.Errors;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access;

public sealed class KeyTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Key_is_random_and_only_its_hash_is_kept()
    {
        var (_, first) = await server.Keys.CreateAsync(Role.Contributor, [], "first", CancellationToken.None);
        var (_, second) = await server.Keys.CreateAsync(Role.Contributor, [], "second", CancellationToken.None);

        Assert.Matches("^map_[A-Za-z0-9_-]{43}$", first);
        Assert.NotEqual(first, second);
        var kept = await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM api_key WHERE hash = sha256($1)", System.Text.Encoding.UTF8.GetBytes(first));
        Assert.Equal(1L, kept);
    }

    [Theory]
    [InlineData("Bearer map_unknown")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Unknown_key_is_refused_even_for_what_is_public(string authorization)
    {
        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest(), new Metadata { { "authorization", authorization } });

        await Refused.WithAsync(call, StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Stream_that_was_opened_with_key_ends_when_key_is_closed_and_others_go_on()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Reviewer, [], "to be closed while it listens", CancellationToken.None);
        using var closed = server.Changes.WatchChanges(new(), PlacesServer.Bearer(key));
        using var state = server.Changes.WatchDataVersion(new(), PlacesServer.Bearer(key));
        using var open = server.Changes.WatchChanges(new(), await server.KeyAsync(Role.Reviewer));
        Assert.True(await closed.ResponseStream.MoveNext(CancellationToken.None));
        Assert.True(await open.ResponseStream.MoveNext(CancellationToken.None));

        await server.Keys.CloseAsync(id, CancellationToken.None);

        foreach (var reading in new[] { ReadToEndAsync(closed.ResponseStream), ReadToEndAsync(state.ResponseStream) })
            Refused.Check(
                await Assert.ThrowsAsync<RpcException>(() => reading).Within("the end of the stream"),
                StatusCode.Unauthenticated, "UNAUTHENTICATED");
        await server.Map.PlaceAsync("Heard by those whose key is open");
        Assert.True(await open.ResponseStream.MoveNext(CancellationToken.None).Within("the change"));
    }

    [Fact]
    public async Task Closed_key_is_refused_from_then_on_and_no_key_is_ever_logged()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Reviewer, [], "to be closed", CancellationToken.None);
        await server.Places.SearchPlacesAsync(new SearchPlacesRequest(), PlacesServer.Bearer(key));

        Assert.True(await server.Keys.CloseAsync(id, CancellationToken.None));
        Assert.False(await server.Keys.CloseAsync(id, CancellationToken.None));

        await Refused.WithAsync(
            server.Places.SearchPlacesAsync(new SearchPlacesRequest(), PlacesServer.Bearer(key)),
            StatusCode.Unauthenticated, "UNAUTHENTICATED");
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(key[4..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_for_unknown_region_or_without_label_is_not_made()
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => server.Keys.CreateAsync(Role.Admin, ["XX"], "", CancellationToken.None));

        Assert.Equal(["label", "regions"], refusal.Violations.Select(violation => violation.Field));
    }

    static async Task ReadToEndAsync<T>(IAsyncStreamReader<T> stream)
    {
        while (await stream.MoveNext(CancellationToken.None))
        {
        }
    }
}
