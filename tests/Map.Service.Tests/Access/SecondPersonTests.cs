using Map.Contract;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Access;

public sealed class SecondPersonTests : IAsyncLifetime
{
    readonly MigratedDatabase database = new();
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    KeyStore keys = null!;
    Caller ada = null!;
    Caller ben = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        keys = new(database.Source, clock);
        (ada, ben) = (await ReviewerAsync(), await ReviewerAsync());
    }

    public Task DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(25, false)]
    [InlineData(10, true)]
    public async Task Small_act_needs_nobody_else(int subjects, bool isDestructive) =>
        Assert.Null(await ReasonAsync(ada, Act(subjects, isDestructive)));

    [Theory]
    [InlineData(26, false)]
    [InlineData(11, true)]
    public async Task Large_act_is_done_by_the_same_call_of_another_reviewer(int subjects, bool isDestructive)
    {
        var act = Act(subjects, isDestructive);

        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, act));
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, act));
        Assert.Null(await ReasonAsync(ben, act));

        Assert.Equal([$"act.ask revert {ada.KeyId}", $"act.confirm revert {ben.KeyId}"], (await database.ColumnAsync(
            "SELECT act || ' ' || subject || ' ' || key_id FROM admin_log WHERE act LIKE 'act.%' ORDER BY number")));
    }

    [Fact]
    public async Task Another_act_confirms_nothing_and_confirmation_counts_once()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(26)));
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ben, Act(26, number: 8)));

        Assert.Null(await ReasonAsync(ben, Act(26)));
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ben, Act(26)));
    }

    [Fact]
    public async Task Confirmation_of_act_that_failed_can_be_repeated()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(26)));

        Assert.Null(await ReasonAsync(ben, Act(26), isDone: false));
        Assert.Null(await ReasonAsync(ben, Act(26)));
    }

    [Fact]
    public async Task First_call_is_kept_for_a_day()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(26)));
        clock.Advance(SecondPerson.Kept);

        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ben, Act(26)));
        Assert.Null(await ReasonAsync(ada, Act(26)));
    }

    [Fact]
    public async Task First_call_with_key_that_was_closed_or_frozen_since_does_not_count()
    {
        var chris = await ReviewerAsync();
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(26)));
        await keys.CloseAsync(ada.KeyId!.Value, default);
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ben, Act(26)));
        await keys.FreezeAsync(ben.KeyId!.Value, "a test", null, default);

        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(chris, Act(26)));
        Assert.Equal(ErrorReason.KeyFrozen, await ReasonAsync(ben with { IsFrozen = true }, Act(26)));
    }

    [Fact]
    public void What_each_person_says_of_it_makes_no_difference()
    {
        var request = new RevertRequest { Number = 7, Summary = new EditSummary { Comment = "spam" } };
        var other = new RevertRequest { Number = 7, Summary = new EditSummary { Comment = "spam, I think so, too" } };

        Assert.Equal(
            LargeAct.Of("revert", request, 26, false).Digest, LargeAct.Of("revert", other, 27, true).Digest);
        Assert.NotEqual(
            LargeAct.Of("revert", request, 26, false).Digest, LargeAct.Of("merge", request, 26, false).Digest);
        Assert.Equal("spam", request.Summary.Comment);
    }

    [Fact]
    public async Task Confirmed_act_does_not_count_for_the_hour_and_unconfirmed_one_is_a_fault_of_the_caller()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(5_000)));
        await using (var context = MapDbContext.Open(database.Source, clock))
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.LockAsync(default);
            await Assert.ThrowsAsync<InvalidOperationException>(() => Limits().CheckAsync(context, ben, 5_000, default));
            await Gate().CheckAsync(context, ben, Act(5_000), default);
            await Limits().CheckAsync(context, ben, 5_000, default);
            await transaction.CommitAsync();
        }

        await database.ExecuteAsync($"""
            INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
            SELECT i, now(), '{ben.KeyId}', 'revert', 'updated', 'place', i, '[]' FROM generate_series(1, 5000) i
            """);
        Assert.Null(await LimitAsync(ben));

        // What comes after it counts.
        await database.ExecuteAsync($"""
            INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
            SELECT i, now(), '{ben.KeyId}', 'api', 'updated', 'place', i, '{"{}"}' FROM generate_series(5001, 5100) i
            """);
        Assert.Equal(ErrorReason.KeyFrozen, await LimitAsync(ben));
    }

    [Fact]
    public async Task Confirmed_act_that_is_not_massive_does_not_count_for_the_hour_either()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(15, isDestructive: true)));
        await database.ExecuteAsync($"""
            INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
            SELECT i, now(), '{ben.KeyId}', 'api', 'updated', 'place', i, '[]' FROM generate_series(1, 90) i
            """);

        await using (var context = MapDbContext.Open(database.Source, clock))
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.LockAsync(default);
            await Gate().CheckAsync(context, ben, Act(15, isDestructive: true), default);
            await Limits().CheckAsync(context, ben, 15, default);
        }

        // Without a second person it is more than the hour allows.
        Assert.Equal(ErrorReason.KeyFrozen, await LimitAsync(ben, subjects: 15));
    }

    [Fact]
    public async Task Others_are_logged_while_a_confirmed_act_runs()
    {
        Assert.Equal(ErrorReason.SecondPerson, await ReasonAsync(ada, Act(26)));
        var chris = await ReviewerAsync();
        await using var context = MapDbContext.Open(database.Source, clock);
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.LockAsync(default);
        await Gate().CheckAsync(context, ben, Act(26), default);

        Assert.True(await keys.FreezeAsync(chris.KeyId!.Value, "a test", null, default).WaitAsync(TimeSpan.FromSeconds(30)));
        await Gate().LogAsync(context, ben.KeyId!.Value, default);
        await transaction.CommitAsync();

        Assert.Equal(["act.ask", "key.freeze", "act.confirm"], await database.ColumnAsync(
            "SELECT act FROM admin_log WHERE act <> 'key.create' ORDER BY number"));
    }

    static LargeAct Act(int subjects, bool isDestructive = false, int number = 7) =>
        LargeAct.Of("revert", new RevertRequest { Number = number }, subjects, isDestructive);

    async Task<Caller> ReviewerAsync() =>
        (await keys.FindAsync((await keys.CreateAsync(Role.Reviewer, [], "a reviewer", default)).Secret, default))!;

    SecondPerson Gate() => new(database.Source, TrustSettings.Usual, clock);

    Trust Limits() => new(TrustSettings.Usual, keys, clock, NullLogger<Trust>.Instance);

    // Null when so many changes more pass.
    async Task<ErrorReason?> LimitAsync(Caller caller, int subjects = 1)
    {
        await using var context = MapDbContext.Open(database.Source, clock);
        await using var transaction = await context.Database.BeginTransactionAsync();
        try
        {
            await Limits().CheckAsync(context, caller, subjects, default);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Reason;
        }
    }

    // Null when it passes.
    async Task<ErrorReason?> ReasonAsync(Caller caller, LargeAct act, bool isDone = true)
    {
        await using var context = MapDbContext.Open(database.Source, clock);
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.LockAsync(default);
        try
        {
            await Gate().CheckAsync(context, caller, act, default);
        }
        catch (Refusal refusal)
        {
            return refusal.Reason;
        }

        if (!isDone) return null;
        await Gate().LogAsync(context, caller.KeyId!.Value, default);
        await transaction.CommitAsync();
        return null;
    }
}
