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
}
