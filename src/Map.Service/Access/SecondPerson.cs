using Map.Service.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Access;

/// <summary>Large acts of reviewers and admins need a second one: the first call is kept, and the same call with another key does it.
/// </summary>
public sealed class SecondPerson(NpgsqlDataSource database, TrustSettings settings, TimeProvider clock)
{
    /// <summary>How long the first call is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Lets an act pass that is small enough for one person, or that another has asked for before. To be called in the transaction
    /// of the act, before <see cref="Trust"/>, and not for validate_only. When it refuses, nothing of the transaction is kept.</summary>
    /// <param name="context">The context of the act, in a transaction that locks other writers out.</param>
    /// <param name="caller">Who makes the call. Contributors pass: <see cref="Trust"/> limits them.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether another person confirmed it, so that <see cref="LogAsync"/> has to be called before the commit.</returns>
    /// <exception cref="Refusal">SECOND_PERSON: nobody else has asked for it within a day.</exception>
    public async Task<bool> CheckAsync(MapDbContext context, Caller caller, LargeAct act, CancellationToken cancellationToken)
    {
        var most = act.IsDestructive ? settings.DestructiveSubjects : settings.MassSubjects;
        if (caller.KeyId is not { } key || !caller.Reviews || act.Subjects <= most) return false;
        caller.RefuseIfFrozen();
        if (await ConfirmAsync(context, key, act, cancellationToken)) return true;

        // First, because the call is kept by another connection, for which a caller that holds the lock of all writers must not wait.
        await context.Database.RollbackTransactionAsync(cancellationToken);
        await AskAsync(key, act, cancellationToken);
        throw new Refusal(ErrorReason.SecondPerson,
            $"This would change {act.Subjects} places and organisations; one person alone may do that to {most}. It is done when another "
            + "reviewer makes the same call, with a key of their own, within 24 hours.");
    }

    /// <summary>Whether the act of this transaction has been confirmed.</summary>
    internal static async Task<bool> IsConfirmedAsync(MapDbContext context, Guid key, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT EXISTS (SELECT FROM pending_act WHERE {IsOfThisTransaction(key, statement)})");
        await using var command = statement.On(Connection(context));
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Logs that the act of this transaction was confirmed. To be called last, before the commit: until then, whoever else does
    /// something that is logged must wait.</summary>
    internal async Task LogAsync(MapDbContext context, Guid key, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH confirmed AS (
                SELECT act AS subject, {Details} AS details FROM pending_act WHERE {IsOfThisTransaction(key, statement)})
            {AdminLog.Append("confirmed", "act.confirm", details: null, key, clock.GetUtcNow(), statement)}
            """);
        await using var command = statement.On(Connection(context));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Who asked must still be a reviewer: a key that was stolen and then closed must not count as the first of two.
    async Task<bool> ConfirmAsync(MapDbContext context, Guid key, LargeAct act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        statement.Append($"""
            UPDATE pending_act a
            SET confirmed_by = {statement.Value(key)}, confirmed_at = {statement.Value(now)}, confirmed_in = pg_current_xact_id(),
                subjects = {statement.Value(act.Subjects)}, after_number = (SELECT last FROM revision_counter)
            WHERE a.digest = {statement.Value(act.Digest)} AND a.confirmed_at IS NULL AND a.asked_by <> {statement.Value(key)}
              AND {IsWaiting("a", now, statement)}
            """);
        await using var command = statement.On(Connection(context));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    async Task AskAsync(Guid key, LargeAct act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ask = new Statement();
        ask.Append($"""
            INSERT INTO pending_act AS a (digest, act, subjects, asked_by, asked_at)
            VALUES ({ask.Value(act.Digest)}, {ask.Value(act.Name)}, {ask.Value(act.Subjects)}, {ask.Value(key)}, {ask.Value(now)})
            ON CONFLICT (digest) WHERE confirmed_at IS NULL
            DO UPDATE SET subjects = excluded.subjects, asked_by = excluded.asked_by, asked_at = excluded.asked_at
            WHERE NOT ({IsWaiting("a", now, ask)})
            """);
        var log = new Statement();
        log.Append($"""
            WITH asked AS (
                SELECT act AS subject, {Details} AS details FROM pending_act
                WHERE digest = {log.Value(act.Digest)} AND confirmed_at IS NULL AND xmin = pg_current_xact_id()::xid)
            {AdminLog.Append("asked", "act.ask", details: null, key, now, log)}
            """);
        // The row first, which another may hold until the act is done: nobody who logs something else waits for that.
        await AdminLog.ExecuteAsync(database, log, key, now, cancellationToken, first: ask);
    }

    const string Details = "jsonb_build_object('subjects', subjects, 'digest', encode(digest, 'hex'))";

    // Index: pending_act_by_confirmer.
    static string IsOfThisTransaction(Guid key, Statement statement) =>
        $"confirmed_by = {statement.Value(key)} AND confirmed_at IS NOT NULL AND confirmed_in = pg_current_xact_id()";

    static string IsWaiting(string act, DateTimeOffset now, Statement statement) => $"""
        {act}.asked_at > {statement.Value(now - Kept)}
        AND EXISTS (SELECT FROM api_key WHERE id = {act}.asked_by AND frozen_at IS NULL AND role IN ('reviewer', 'admin')
                    AND {KeyStore.IsOpen(now, statement)})
        """;

    static NpgsqlConnection Connection(MapDbContext context) => (NpgsqlConnection)context.Database.GetDbConnection();
}
