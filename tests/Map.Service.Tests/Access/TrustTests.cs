using Google.Rpc;
using Grpc.Core;
using Map.Contract;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.Testing.Running;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Access;

public sealed class TrustTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Theory]
    // At first; by the smaller share of the two; at most.
    [InlineData(0, 0, 0, 10)]
    [InlineData(30, 0, 0, 10)]
    [InlineData(0, 1000, 0, 10)]
    [InlineData(15, 50, 0, 17)]
    [InlineData(30, 10, 0, 13)]
    [InlineData(400, 5000, 0, 25)]
    // Halved by each report, and never nothing.
    [InlineData(0, 0, 1, 5)]
    [InlineData(30, 50, 1, 12)]
    [InlineData(30, 50, 3, 3)]
    [InlineData(30, 50, 2000, 1)]
    public void Limit_grows_with_age_and_accepted_work_and_halves_with_each_report(int days, int accepted, int reports, int limit) =>
        Assert.Equal(limit, TrustSettings.Usual.HourlyLimit(TimeSpan.FromDays(days), accepted, reports));

    [Fact]
    public async Task New_key_publishes_its_ten_then_is_told_when_it_may_go_on_and_is_not_frozen()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Contributor, [], "new", CancellationToken.None);
        for (var i = 0; i < 10; i++) await CreateAsync(key);

        var refusal = await Refused.WithAsync(Call(key), StatusCode.ResourceExhausted, "KEY_LIMIT");

        var delay = refusal.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.Seconds;
        Assert.InRange(delay, 3_000, 3_600);
        Assert.Contains("10 changes in an hour may be published, and 10 were", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((10, 10, null), await StandingAsync(id));
    }

    [Fact]
    public async Task What_is_older_than_an_hour_does_not_count()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Contributor, [], "patient", CancellationToken.None);
        await server.ChangesAsync(id, count: 10, hoursAgo: 1);

        await CreateAsync(key);

        Assert.Equal((1, 10, null), await StandingAsync(id));
    }

    [Fact]
    public async Task Stolen_key_of_trusted_contributor_publishes_25_however_many_it_calls_in_parallel_and_freezes()
    {
        var (id, key) = await server.TrustedKeyAsync();
        var before = await server.Map.ScalarAsync<long>("SELECT count(*) FROM revision WHERE key_id = $1", id);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => OutcomeAsync(key)));

        Assert.Equal(25, outcomes.Count(outcome => outcome is null));
        Assert.Equal(["KEY_FROZEN"], outcomes.OfType<string>().Distinct());
        Assert.Equal(before + 25, await server.Map.ScalarAsync<long>("SELECT count(*) FROM revision WHERE key_id = $1", id));
        Assert.Equal(1L, await server.Map.ScalarAsync<long>(
            "SELECT count(*) FROM admin_log WHERE act = 'key.freeze' AND subject = $1 AND key_id IS NULL", id.ToString()));
        Assert.Single(server.Log.Lines, line => line.Contains($"Key {id} froze", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frozen_key_reads_and_goes_on_once_it_is_thawed()
    {
        var (id, key) = await server.TrustedKeyAsync();
        await server.ChangesAsync(id, count: 25, hoursAgo: 0);
        await Refused.WithAsync(Call(key), StatusCode.PermissionDenied, "KEY_FROZEN");

        await server.Places.SearchPlacesAsync(new SearchPlacesRequest { PageSize = 1 }, PlacesServer.Bearer(key));
        await Refused.WithAsync(Call(key), StatusCode.PermissionDenied, "KEY_FROZEN");
        await server.KeysApi.ThawKeyAsync(new() { Id = id.ToString(), Why = "It was me" }, await server.KeyAsync(Role.Reviewer));

        await CreateAsync(key);
        Assert.Equal((1, 25, null), await StandingAsync(id));
    }

    [Fact]
    public async Task Reverted_work_and_work_that_was_reported_with_reason_are_not_accepted()
    {
        var (id, _) = await server.TrustedKeyAsync();
        Assert.Equal(25, (await StandingAsync(id)).Limit);

        await server.RevertAsync(id, count: 40);
        Assert.Equal(13, (await StandingAsync(id)).Limit);
        await ReportAsync(id, upheld: true);

        // 9 of 50 accepted changes are left.
        Assert.Equal(12, (await StandingAsync(id)).Limit);
    }

    [Fact]
    public async Task Open_report_halves_the_limit_until_it_is_found_wrong()
    {
        var (id, key) = await server.TrustedKeyAsync();
        var place = await CreateAsync(key);
        await using var connection = await server.Database.OpenConnectionAsync();
        var report = Guid.NewGuid();

        Assert.True(await WorkReports.OpenAsync(connection, report, Guid.Parse(place.Id), DateTime.UtcNow, default));
        Assert.True(await WorkReports.OpenAsync(connection, report, Guid.Parse(place.Id), DateTime.UtcNow, default));
        Assert.Equal(12, (await StandingAsync(id)).Limit);
        await server.ChangesAsync(id, count: 11, hoursAgo: 0);
        var refusal = await Refused.WithAsync(Call(key), StatusCode.ResourceExhausted, "KEY_LIMIT");
        Assert.Contains("1 open report", refusal.Status.Detail, StringComparison.Ordinal);

        Assert.Equal(1, await CloseAsync(connection, report, isUpheld: false));
        Assert.Equal(0, await CloseAsync(connection, report, isUpheld: true));
        Assert.Equal(25, (await StandingAsync(id)).Limit);
    }

    [Fact]
    public async Task Whoever_says_that_a_place_is_wrong_opens_a_report_which_a_reviewer_closes()
    {
        var (id, key) = await server.TrustedKeyAsync();
        var place = await CreateAsync(key);
        string[] receipts = [await SayWrongAsync("It is not in this street"), await SayWrongAsync("It is not in this street!"), await SayWrongAsync("Buy watches")];
        var reviewer = await server.KeyAsync(Role.Reviewer);
        var waiting = await WaitingAsync();

        Assert.Equal(waiting.Select(one => one.GroupId).Distinct().Count(), await OpenReportsAsync());
        Assert.NotEqual(waiting.Count, await OpenReportsAsync());
        await server.Suggestions.TakeBackSuggestionAsync(new() { Receipt = receipts[2] });
        Assert.Equal(1, await OpenReportsAsync());
        await server.Suggestions.RejectSuggestionsAsync(new() { Ids = { (await WaitingAsync())[0].Id }, Reason = "It is: we went there" }, reviewer);
        await server.Suggestions.AcceptSuggestionAsync(new() { Id = (await WaitingAsync())[0].Id }, reviewer);
        Assert.Equal(0, await OpenReportsAsync());
        Assert.Equal("false,false,true", await server.Map.ScalarAsync<string>(
            "SELECT string_agg(upheld::text, ',' ORDER BY upheld) FROM work_report WHERE key_id = $1", id));
        Assert.True(await server.Map.ScalarAsync<bool>(
            "SELECT bool_and(date_trunc('hour', opened_at) = opened_at) FROM work_report WHERE key_id = $1", id));

        async Task<string> SayWrongAsync(string comment) => (await server.Suggestions.SuggestAsync(new()
        {
            Change = new() { Report = new() { PlaceId = place.Id, Kind = ReportKind.Wrong } }, Comment = comment, RequestId = Guid.NewGuid().ToString(),
        })).Receipt;

        async Task<IReadOnlyList<Suggestion>> WaitingAsync() => (await server.Suggestions.ListSuggestionsAsync(
            new() { Filter = new() { SubjectId = place.Id, WithHeld = true } }, reviewer)).Suggestions;

        async Task<int> OpenReportsAsync() => (await server.KeysApi.ListKeysAsync(
            new() { PageSize = 1_000 }, await server.KeyAsync(Role.Admin))).Results.Single(result => result.Key.Id == id.ToString()).Key.OpenReports;
    }

    [Fact]
    public async Task What_no_key_did_cannot_be_reported()
    {
        var place = await server.Map.PlaceAsync("made by an import");
        await using var connection = await server.Database.OpenConnectionAsync();

        Assert.False(await WorkReports.OpenAsync(connection, Guid.NewGuid(), place, DateTime.UtcNow, default));
    }

    [Fact]
    public async Task Key_of_reviewer_freezes_at_a_hundred()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Reviewer, [], "reviewer", CancellationToken.None);
        await server.ChangesAsync(id, count: 99, hoursAgo: 0);

        await CreateAsync(key);

        await Refused.WithAsync(Call(key), StatusCode.PermissionDenied, "KEY_FROZEN");
    }

    [Fact]
    public async Task Trial_is_refused_likewise_and_freezes_nothing()
    {
        var (id, _) = await server.TrustedKeyAsync();
        var caller = new Caller(id, Role.Contributor, []);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => CheckAsync(caller, subjects: 26, isTrial: true));

        Assert.Equal(ErrorReason.KeyFrozen, refusal.Reason);
        Assert.Equal((0, 25, null), await StandingAsync(id));
        await CheckAsync(caller, subjects: 25, isTrial: true);
    }

    [Fact]
    public async Task Operator_is_not_limited() => await CheckAsync(Caller.Anonymous, subjects: 1_000_000, isTrial: false);

    [Fact]
    public async Task Key_that_was_closed_or_frozen_after_its_call_began_changes_nothing()
    {
        var (closed, _) = await server.Keys.CreateAsync(Role.Contributor, [], "closed", CancellationToken.None);
        var (frozen, _) = await server.Keys.CreateAsync(Role.Reviewer, [], "frozen", CancellationToken.None);
        await server.Keys.CloseAsync(closed, CancellationToken.None);
        await server.Keys.FreezeAsync(frozen, "a test", null, CancellationToken.None);

        Assert.Equal(ErrorReason.Unauthenticated, (await Assert.ThrowsAsync<Refusal>(
            () => CheckAsync(new Caller(closed, Role.Contributor, []), 1, isTrial: false))).Reason);
        Assert.Equal(ErrorReason.KeyFrozen, (await Assert.ThrowsAsync<Refusal>(
            () => CheckAsync(new Caller(frozen, Role.Reviewer, []), 1, isTrial: false))).Reason);
    }

    [Fact]
    public async Task Request_repeated_with_frozen_key_gets_the_place_that_the_first_made()
    {
        var (id, key) = await server.Keys.CreateAsync(Role.Contributor, [], "repeats", CancellationToken.None);
        var request = new CreatePlaceRequest { Place = Some.SupportGroup("once"), RequestId = Guid.NewGuid().ToString() };
        var made = await server.Places.CreatePlaceAsync(request, PlacesServer.Bearer(key));
        await server.Keys.FreezeAsync(id, "a test", null, CancellationToken.None);

        Assert.Equal(made.Id, (await server.Places.CreatePlaceAsync(request, PlacesServer.Bearer(key))).Id);
    }

    async Task CheckAsync(Caller caller, int subjects, bool isTrial)
    {
        await using var context = await ContextAsync();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await server.Services.GetRequiredService<Trust>().CheckAsync(context, caller, subjects, isTrial, default);
    }

    Task<MapDbContext> ContextAsync() => server.Services.GetRequiredService<IDbContextFactory<MapDbContext>>().CreateDbContextAsync();

    // Against the last change of the key that has not been undone.
    async Task ReportAsync(Guid key, bool upheld)
    {
        var subject = await server.Map.ScalarAsync<string>("""
            SELECT subject_id FROM revision r WHERE key_id = $1
            AND NOT EXISTS (SELECT FROM revision u WHERE u.subject_id = r.subject_id AND u.origin = 'revert') ORDER BY number DESC LIMIT 1
            """, key);
        await using var connection = await server.Database.OpenConnectionAsync();
        var report = Guid.NewGuid();
        await WorkReports.OpenAsync(connection, report, Guid.Parse(subject), DateTime.UtcNow, default);
        await CloseAsync(connection, report, upheld);
    }

    static async Task<int> CloseAsync(Npgsql.NpgsqlConnection connection, Guid report, bool isUpheld)
    {
        var statement = new Statement();
        statement.Append(WorkReports.Close($"(VALUES ({statement.Value(report)})) closed(id)", isUpheld, statement, DateTimeOffset.UtcNow));
        await using var command = statement.On(connection);
        return await command.ExecuteNonQueryAsync();
    }

    async Task<(int Recent, int Limit, string? FrozenWhy)> StandingAsync(Guid id)
    {
        var keys = await server.KeysApi.ListKeysAsync(new ListKeysRequest { PageSize = 1_000 }, await server.KeyAsync(Role.Admin));
        var key = keys.Results.Select(result => result.Key).Single(key => key.Id == id.ToString());
        return (key.ChangesInLastHour, key.HourlyLimit, key.HasFrozenWhy ? key.FrozenWhy : null);
    }

    async Task<string?> OutcomeAsync(string key)
    {
        try
        {
            await Call(key);
            return null;
        }
        catch (RpcException refusal)
        {
            return refusal.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? refusal.Status.Detail;
        }
    }

    async Task<Place> CreateAsync(string key) => await Call(key);

    AsyncUnaryCall<Place> Call(string key) =>
        server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = Some.SupportGroup() }, PlacesServer.Bearer(key));
}
