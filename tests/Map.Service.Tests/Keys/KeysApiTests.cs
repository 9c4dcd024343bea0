using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Service.Access;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Keys;

public sealed class KeysApiTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        await server.Map.RegionAsync("GB-KEN", "Kent", 0, 51, 2, 52, "subdivision", "GB");
        await server.Map.RegionAsync("FR", "France", 3, 42, 9, 51);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Admin_makes_key_that_works_and_sees_it_without_its_secret()
    {
        var admin = await server.KeyAsync(Role.Admin);
        var end = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(3));

        var made = await server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor, end, "GB-KEN", "GB-KEN"), admin);
        await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1 }, PlacesServer.Bearer(made.Secret));

        var listed = (await server.KeysApi.ListKeysAsync(new ListKeysRequest(), admin)).Results[0].Key;
        Assert.Equal((made.Key.Id, KeyRole.Contributor, "whose it is"), (listed.Id, listed.Role, listed.Label));
        Assert.Equal(["GB-KEN"], listed.Regions);
        Assert.Equal(end.Seconds, listed.EndsAt.Seconds);
        Assert.Equal((0L, 0, 10, 0), (listed.Changes, listed.ChangesInLastHour, listed.HourlyLimit, listed.OpenReports));
        Assert.Equal((false, DateTime.UtcNow.ToString("yyyy-MM-dd")), (made.Key.HasLastUsed, listed.LastUsed));
        Assert.DoesNotContain(made.Secret, listed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains(made.Secret[4..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, StatusCode.Unauthenticated, "UNAUTHENTICATED")]
    [InlineData(Role.Contributor, StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    [InlineData(Role.Reviewer, StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    public async Task Keys_are_for_admins(Role? role, StatusCode status, string reason)
    {
        var caller = role is { } one ? await server.KeyAsync(one) : [];
        var (id, _) = await server.Keys.CreateAsync(Role.Contributor, [], "another", CancellationToken.None);

        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor), caller), status, reason);
        await Refused.WithAsync(server.KeysApi.CloseKeyAsync(new() { Id = id.ToString() }, caller), status, reason);
        await Refused.WithAsync(server.KeysApi.ListKeysAsync(new(), caller), status, reason);
        if (role != Role.Reviewer)
        {
            await Refused.WithAsync(server.KeysApi.FreezeKeyAsync(new() { Id = id.ToString(), Why = "x" }, caller), status, reason);
            await Refused.WithAsync(server.KeysApi.ThawKeyAsync(new() { Id = id.ToString(), Why = "x" }, caller), status, reason);
        }
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        var admin = await server.KeyAsync(Role.Admin);
        var past = Request(KeyRole.Admin, Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(-1)), "XX");
        past.Key.Label = "";

        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(past, admin), StatusCode.InvalidArgument, "INVALID_ARGUMENT",
            "key.label", "key.regions", "key.ends_at");
        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(new(), admin), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "key");
        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(Request(KeyRole.Unspecified), admin),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "key.role");
        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(Request(KeyRole.Admin, new Timestamp { Nanos = -1 }), admin),
            StatusCode.InvalidArgument, "INVALID_ARGUMENT", "key.ends_at");
        await Refused.WithAsync(
            server.KeysApi.CloseKeyAsync(new() { Id = "x" }, admin), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "id");
        await Refused.WithAsync(
            server.KeysApi.CloseKeyAsync(new() { Id = Guid.NewGuid().ToString() }, admin), StatusCode.NotFound, "NOT_FOUND");
        await Refused.WithAsync(
            server.KeysApi.FreezeKeyAsync(new() { Id = "x" }, admin), StatusCode.InvalidArgument, "INVALID_ARGUMENT", "why");
    }

    [Fact]
    public async Task Admin_for_region_manages_only_keys_for_its_parts()
    {
        var british = await server.KeyAsync(Role.Admin, "GB");
        var everywhere = await server.KeyAsync(Role.Admin);
        var kent = await server.KeysApi.CreateKeyAsync(Request(KeyRole.Reviewer, null, "GB-KEN"), british);
        var french = (await server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor, null, "FR"), everywhere)).Key.Id;
        var both = (await server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor, null, "GB-KEN", "FR"), everywhere)).Key.Id;
        var unbound = (await server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor), everywhere)).Key.Id;

        var seen = (await server.KeysApi.ListKeysAsync(new(), british)).Results.Select(result => result.Key.Id).ToList();
        Assert.Contains(kent.Key.Id, seen);
        Assert.Empty(seen.Intersect([french, both, unbound]));
        foreach (var other in new[] { french, both, unbound })
        {
            await Refused.WithAsync(server.KeysApi.CloseKeyAsync(new() { Id = other }, british), StatusCode.NotFound, "NOT_FOUND");
            await Refused.WithAsync(
                server.KeysApi.FreezeKeyAsync(new() { Id = other, Why = "x" }, british), StatusCode.NotFound, "NOT_FOUND");
        }

        foreach (string[] regions in new[] { [], ["FR"], new[] { "GB-KEN", "FR" }, ["XX"] })
            await Refused.WithAsync(server.KeysApi.CreateKeyAsync(Request(KeyRole.Contributor, null, regions), british),
                StatusCode.PermissionDenied, "PERMISSION_DENIED");
        Assert.NotNull((await server.KeysApi.CloseKeyAsync(new() { Id = kent.Key.Id }, british)).ClosedAt);
    }

    [Fact]
    public async Task Reviewer_freezes_and_thaws_contributors_only_and_frozen_admin_does_nothing()
    {
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var contributor = (await server.Keys.CreateAsync(Role.Contributor, [], "contributor", CancellationToken.None)).Id.ToString();
        var (adminId, admin) = await server.Keys.CreateAsync(Role.Admin, [], "admin", CancellationToken.None);

        Assert.Equal("odd", (await server.KeysApi.FreezeKeyAsync(new() { Id = contributor, Why = "odd" }, reviewer)).FrozenWhy);
        Assert.Equal("odd", (await server.KeysApi.FreezeKeyAsync(new() { Id = contributor, Why = "again" }, reviewer)).FrozenWhy);
        Assert.Null((await server.KeysApi.ThawKeyAsync(new() { Id = contributor, Why = "explained" }, reviewer)).FrozenAt);
        await Refused.WithAsync(
            server.KeysApi.FreezeKeyAsync(new() { Id = adminId.ToString(), Why = "x" }, reviewer), StatusCode.NotFound, "NOT_FOUND");

        await server.Keys.FreezeAsync(adminId, "stolen", null, CancellationToken.None);
        var frozen = PlacesServer.Bearer(admin);
        await server.KeysApi.ListKeysAsync(new(), frozen);
        await Refused.WithAsync(
            server.KeysApi.ThawKeyAsync(new() { Id = adminId.ToString(), Why = "x" }, frozen), StatusCode.PermissionDenied, "KEY_FROZEN");
        await Refused.WithAsync(server.KeysApi.CreateKeyAsync(Request(KeyRole.Admin), frozen), StatusCode.PermissionDenied, "KEY_FROZEN");
        await Refused.WithAsync(
            server.KeysApi.CloseKeyAsync(new() { Id = contributor }, frozen), StatusCode.PermissionDenied, "KEY_FROZEN");
    }

    [Fact]
    public async Task Stolen_key_of_admin_makes_25_keys_in_an_hour_however_many_it_calls_in_parallel()
    {
        var admin = await server.KeyAsync(Role.Admin);

        var calls = Enumerable.Range(0, 40).Select(_ => server.KeysApi.CreateKeyAsync(Request(KeyRole.Admin), admin)).ToList();
        await Task.WhenAll(calls.Select(call => call.ResponseAsync.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(25, calls.Count(call => call.GetStatus().StatusCode == StatusCode.OK));
        var (id, _) = await server.Keys.CreateAsync(Role.Contributor, [], "to be closed", CancellationToken.None);
        var refusal = await Refused.WithAsync(
            server.KeysApi.CloseKeyAsync(new() { Id = id.ToString() }, admin), StatusCode.ResourceExhausted, "KEY_LIMIT");
        Assert.InRange(refusal.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds, 3_000, 3_600);
        await server.KeysApi.CloseKeyAsync(new() { Id = id.ToString() }, await server.KeyAsync(Role.Admin));
    }

    [Fact]
    public async Task List_is_paged_and_leaves_out_what_is_closed_unless_asked()
    {
        var admin = await server.KeyAsync(Role.Admin);
        var (closed, _) = await server.Keys.CreateAsync(Role.Contributor, [], "closed", CancellationToken.None);
        await server.Keys.CloseAsync(closed, CancellationToken.None);
        var (ended, _) = await server.Keys.CreateAsync(Role.Contributor, [], "ended", CancellationToken.None);
        await server.Map.ExecuteAsync("UPDATE api_key SET ends_at = now() WHERE id = $1", ended);

        var all = await AllAsync(new ListKeysRequest { IncludeClosed = true, PageSize = 2 }, admin);
        var open = await AllAsync(new ListKeysRequest { PageSize = 3 }, admin);

        Assert.Equal(await server.Map.ListAsync<Guid>("SELECT id FROM api_key ORDER BY id DESC"), all);
        Assert.Equal(all.Except(open).ToHashSet(), (await server.Map.ListAsync<Guid>(
            "SELECT id FROM api_key WHERE closed_at IS NOT NULL OR ends_at <= now()")).ToHashSet());
        Assert.Contains(closed, all);
    }

    [Fact]
    public async Task Key_that_has_ended_is_refused_and_its_streams_end()
    {
        var (id, key) = await server.Keys.CreateAsync(
            new KeyDraft(Role.Reviewer, [], "ends soon", DateTimeOffset.UtcNow.AddDays(1)), null, "", CancellationToken.None);
        using var stream = server.Changes.WatchChanges(new(), PlacesServer.Bearer(key));
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));

        await server.Map.ExecuteAsync("UPDATE api_key SET ends_at = now() WHERE id = $1", id);

        var end = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.ResponseStream.MoveNext(CancellationToken.None).Within("the end of the stream"))
            {
            }
        });
        Refused.Check(end, StatusCode.Unauthenticated, "UNAUTHENTICATED");
        await Refused.WithAsync(
            server.Places.SearchPlacesAsync(new(), PlacesServer.Bearer(key)), StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    async Task<List<Guid>> AllAsync(ListKeysRequest request, Metadata admin)
    {
        var found = new List<Guid>();
        do
        {
            var page = await server.KeysApi.ListKeysAsync(request, admin);
            Assert.InRange(page.Results.Count, 1, request.PageSize);
            found.AddRange(page.Results.Select(result => Guid.Parse(result.Key.Id)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return found;
    }

    static CreateKeyRequest Request(KeyRole role, Timestamp? endsAt = null, params string[] regions) =>
        new() { Key = new Key { Role = role, Label = "whose it is", EndsAt = endsAt, Regions = { regions } } };
}
