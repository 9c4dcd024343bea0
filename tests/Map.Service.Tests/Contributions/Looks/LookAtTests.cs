using Grpc.Core;
using Map.Contract;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Contributions.Looks;

public sealed class LookAtTests : IAsyncLifetime
{
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly PlacesServer server;

    public LookAtTests() => server = new() { Clock = clock };

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Reviewers_see_what_others_look_at_whoever_came_first_leading()
    {
        var (anna, ben, one, another) = (await WindowAsync("Anna"), await WindowAsync("Ben"), NewId(), NewId());
        var since = clock.GetUtcNow();
        Assert.Equal([], await LookAsync(anna, one, one, another));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal([$"{one} Anna"], await LookAsync(ben, one, one, another));
        clock.Advance(TimeSpan.FromSeconds(1));
        var third = await WindowAsync("Cleo");

        Assert.Equal([$"{one} Anna", $"{one} Ben"], await LookAsync(third, another, one, another));
        Assert.Equal([$"{one} Ben", $"{another} Cleo"], await LookAsync(anna, one, one, another));
        // What was not asked about is not told.
        Assert.Equal([$"{another} Cleo"], await LookAsync(anna, one, another));
        var looks = (await server.Suggestions.LookAtAsync(Request(third, another, one), third.Key)).Looks;
        Assert.Equal(since, looks[0].Since.ToDateTimeOffset(), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Another_window_of_the_same_key_is_another()
    {
        var (here, one) = (await WindowAsync("Anna"), NewId());
        var there = here with { Id = NewId() };
        await LookAsync(here, one);

        Assert.Equal([$"{one} Anna"], await LookAsync(there, null, one));
        Assert.Equal([], await LookAsync(here, one, one));
    }

    [Fact]
    public async Task Who_moves_on_or_leaves_looks_no_more()
    {
        var (anna, ben, one, another) = (await WindowAsync("Anna"), await WindowAsync("Ben"), NewId(), NewId());
        await LookAsync(anna, one);
        await LookAsync(anna, another);
        Assert.Equal([$"{another} Anna"], await LookAsync(ben, null, one, another));
        await LookAsync(anna, null);

        Assert.Equal([], await LookAsync(ben, null, one, another));
    }

    [Fact]
    public async Task Look_counts_for_a_minute_and_is_deleted_then()
    {
        var (anna, ben, one) = (await WindowAsync("Anna"), await WindowAsync("Ben"), NewId());
        await LookAsync(anna, one);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([$"{one} Anna"], await LookAsync(ben, null, one));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([], await LookAsync(ben, null, one));

        using var work = new OriginsForgotten(server.Database, clock, NullLogger<OriginsForgotten>.Instance);
        await work.ForgetAsync(CancellationToken.None);
        Assert.Equal(0, await server.Map.ScalarAsync<long>("SELECT count(*) FROM look"));
        // Who comes back looks since then.
        await LookAsync(anna, one);
        var look = Assert.Single((await server.Suggestions.LookAtAsync(Request(ben, null, one), ben.Key)).Looks);
        Assert.Equal(clock.GetUtcNow(), look.Since.ToDateTimeOffset(), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Only_reviewers_are_told()
    {
        var contributor = await server.KeyAsync(Role.Contributor);
        Refused.Check(await Assert.ThrowsAsync<RpcException>(() => server.Suggestions.LookAtAsync(new() { WindowId = NewId() }, contributor).ResponseAsync),
            StatusCode.PermissionDenied, "PERMISSION_DENIED");
        Refused.Check(await Assert.ThrowsAsync<RpcException>(() => server.Suggestions.LookAtAsync(new() { WindowId = NewId() }).ResponseAsync),
            StatusCode.Unauthenticated, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Everything_wrong_is_said_and_nothing_kept()
    {
        var key = await server.KeyAsync(Role.Reviewer);
        var refused = await Refused.ByAsync(server.Suggestions.LookAtAsync(new() { WindowId = "", SubjectId = "one", AmongIds = { NewId(), "two" } }, key).ResponseAsync);
        Assert.Equal(["window_id", "subject_id", "among_ids[1]"], refused.Violations.Select(violation => violation.Field));
        var many = new LookAtRequest { WindowId = NewId(), SubjectId = NewId(), AmongIds = { Enumerable.Range(0, 201).Select(_ => NewId()) } };
        Assert.Equal("among_ids", (await Refused.ByAsync(server.Suggestions.LookAtAsync(many, key).ResponseAsync)).Violations.Single().Field);

        Assert.Equal(0, await server.Map.ScalarAsync<long>("SELECT count(*) FROM look"));
    }

    async Task<Window> WindowAsync(string label) =>
        new(NewId(), PlacesServer.Bearer((await server.Keys.CreateAsync(Role.Reviewer, [], label, CancellationToken.None)).Secret));

    async Task<IEnumerable<string>> LookAsync(Window window, string? subject, params string[] among) =>
        (await server.Suggestions.LookAtAsync(Request(window, subject, among), window.Key)).Looks.Select(look => $"{look.SubjectId} {look.Label}");

    static LookAtRequest Request(Window window, string? subject, params string[] among)
    {
        var request = new LookAtRequest { WindowId = window.Id, AmongIds = { among } };
        if (subject is not null) request.SubjectId = subject;
        return request;
    }

    static string NewId() => Guid.NewGuid().ToString();

    sealed record Window(string Id, Metadata Key);
}
