using Map.Service.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Access;

/// <summary>What a key may change in an hour. A contributor's limit grows with the age of the key and with its accepted work, and halves
/// with each open report. A burst freezes the key. The operator's own commands, which have no key, are not limited.</summary>
public sealed class Trust(TrustSettings settings, KeyStore keys, TimeProvider clock, ILogger<Trust> logger)
{
    /// <summary>Refuses a change that is too much for the key. To be called in the transaction of the change, before it is saved: it locks
    /// other writers out, so that parallel calls cannot pass together. When it refuses, nothing of the transaction is kept.</summary>
    /// <param name="context">The context of the change, in a transaction.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="subjects">How many places and organisations it changes.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="Refusal">KEY_LIMIT, KEY_FROZEN, or UNAUTHENTICATED when the key was closed meanwhile.</exception>
    public Task CheckAsync(MapDbContext context, Caller caller, int subjects, CancellationToken cancellationToken) =>
        CheckAsync(context, caller, subjects, isTrial: false, cancellationToken);

    /// <inheritdoc cref="CheckAsync(MapDbContext, Caller, int, CancellationToken)"/>
    /// <param name="isTrial">Whether the change is only tried, as by validate_only: it is refused like any other, but freezes no key and
    /// needs no second person.</param>
    public async Task CheckAsync(
        MapDbContext context, Caller caller, int subjects, bool isTrial, CancellationToken cancellationToken)
    {
        if (caller.KeyId is not { } key) return;
        await context.LockAsync(cancellationToken);
        // After the lock: what counts is when the change is written, and not when its caller began to wait.
        var now = clock.GetUtcNow();
        var standing = await ReadAsync((NpgsqlConnection)context.Database.GetDbConnection(), key, now, cancellationToken);
        if (!standing.IsOpen) throw new Refusal(ErrorReason.Unauthenticated, "The key was closed, or ended, while this call waited.");
        if (standing.FrozenWhy is { } why) throw Frozen(why);
        // What another person has seen, or proposed, is none of the changes that a stolen key makes by itself. KeyStanding counts likewise.
        if (context.Author?.Origin is "suggestion" or "link") return;
        if (standing.Role.CanReview() && subjects > Math.Min(settings.MassSubjects, settings.DestructiveSubjects))
        {
            if (isTrial || await SecondPerson.IsConfirmedAsync(context, key, cancellationToken)) return;
            if (subjects > Math.Max(settings.MassSubjects, settings.DestructiveSubjects))
                throw new InvalidOperationException("An act of many subjects asks SecondPerson before Trust.");
        }

        var burst = standing.Role.CanReview() ? settings.ReviewerBurst : settings.Burst;
        if (standing.Recent + subjects > burst) throw await BurstAsync(context, key, burst, isTrial);
        if (standing.Recent + subjects > standing.HourlyLimit(settings, now))
            throw await LimitedAsync(context, key, standing, subjects, now, cancellationToken);
    }

    /// <summary>How many changes in an hour a key may publish.</summary>
    /// <exception cref="Refusal">UNAUTHENTICATED: the key is not known any more.</exception>
    public async Task<int> HourlyLimitAsync(NpgsqlConnection connection, Guid key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await ReadAsync(connection, key, now, cancellationToken)).HourlyLimit(settings, now);
    }

    async Task<KeyStanding> ReadAsync(NpgsqlConnection connection, Guid key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT {KeyStanding.Columns(now, settings, statement)} FROM api_key k WHERE k.id = {statement.Value(key)}");
        await using var command = statement.On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? KeyStanding.Read(row, 0)
            : throw new Refusal(ErrorReason.Unauthenticated, "The key is not known any more.");
    }

    // The change is rolled back first, because the key is frozen by another connection, for which a caller that holds the lock of all
    // writers must not wait: all connections may be taken by those who wait for that lock.
    async Task<Refusal> BurstAsync(MapDbContext context, Guid key, int burst, bool isTrial)
    {
        var why = $"More than {burst} changes in an hour were about to be published with it.";
        if (isTrial) return Frozen(why);
        await context.Database.RollbackTransactionAsync(CancellationToken.None);
        // Not cancelled when the caller leaves: who steals a key may hang up.
        if (await keys.FreezeAsync(key, why, by: null, CancellationToken.None)) logger.Frozen(key, burst);
        return Frozen(why);
    }

    async Task<Refusal> LimitedAsync(
        MapDbContext context, Guid key, KeyStanding standing, int subjects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = standing.HourlyLimit(settings, now);
        var wait = await WaitAsync(context, key, standing.Recent + subjects - limit, now, cancellationToken);
        var why = standing.OpenReports == 0 ? "" : $" It would be more without {standing.OpenReports} open report(s) against its changes.";
        return new(ErrorReason.KeyLimit,
            $"With this key {limit} changes in an hour may be published, and {standing.Recent} were. Try again in "
            + $"{Math.Ceiling(wait.TotalMinutes)} minute(s). The limit grows with the age of the key and with the changes that stand.{why}")
        {
            RetryAfter = wait,
        };
    }

    // Until as many of the changes as are too many are an hour old.
    static async Task<TimeSpan> WaitAsync(
        MapDbContext context, Guid key, long tooMany, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT max(at) FROM (
                SELECT r.at FROM api_key k JOIN revision r ON r.key_id = k.id AND r.at > {KeyStanding.Since(now, statement)}
                WHERE k.id = {statement.Value(key)} ORDER BY r.at LIMIT {statement.Value(tooMany)}) oldest
            """);
        await using var command = statement.On((NpgsqlConnection)context.Database.GetDbConnection());
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime last
            ? KeyStanding.WaitAfter(last, now)
            : KeyStanding.Span;
    }

    static Refusal Frozen(string why) => new(
        ErrorReason.KeyFrozen, $"This key is frozen: it reads, and changes nothing until a reviewer or an admin thaws it. {why}");
}
