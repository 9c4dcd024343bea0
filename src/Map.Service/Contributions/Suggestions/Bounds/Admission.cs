using System.Numerics;
using Map.Service.Hosting;

namespace Map.Service.Contributions.Suggestions.Bounds;

/// <summary>Whether one more suggestion may wait for reviewers, and what it costs.</summary>
public sealed class Admission(SuggestionSettings settings, ProofOfWork proofs, NpgsqlDataSource database, TimeProvider clock)
{
    // Two thirds of a second on a phone, on average.
    const int FirstNumber = 50_000;

    const int MostDoublings = 7;

    // What a person brings in one sitting costs nothing until the queue is half full.
    const int FreeOfOrigin = 2;

    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);

    static readonly TimeSpan MostWait = TimeSpan.FromMinutes(10);

    /// <summary>Refuses a suggestion before anything is done for it.</summary>
    /// <param name="origin">Hash of where it comes from; null when the caller does not say.</param>
    /// <param name="proof">What pays for it; empty for nothing.</param>
    /// <param name="contents">Hash of it.</param>
    /// <param name="isTrial">Whether it is only tried: then it costs nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is to be stored with it.</returns>
    /// <exception cref="Refusal">SUGGESTION_LIMIT, PROOF_OF_WORK, or INVALID_ARGUMENT for a wrong proof.</exception>
    internal async Task<Admitted> CheckAsync(
        byte[]? origin, string proof, byte[] contents, bool isTrial, CancellationToken cancellationToken)
    {
        var statement = Count(origin);
        var load = (await database.ReadAllAsync(statement, Read, cancellationToken)).Single();
        Refuse(load);
        if (isTrial || Doublings(load) is not { } doublings) return new(load.OfOrigin, null);
        if (proof.Length > 0) return new(load.OfOrigin, await proofs.CheckAsync(proof, contents, cancellationToken));
        throw await ChargeAsync(doublings, contents, cancellationToken);
    }

    /// <summary>Counts again in the transaction that stores it, so that many at once cannot pass together, and uses the proof up.</summary>
    /// <exception cref="Refusal">SUGGESTION_LIMIT, or PROOF_OF_WORK when the proof was used before.</exception>
    internal async Task EnterAsync(NpgsqlConnection connection, byte[]? origin, Admitted admitted, CancellationToken cancellationToken)
    {
        var locked = new Statement();
        locked.Append($"SELECT pg_advisory_xact_lock({locked.Value(LockKey)})");
        await using (var command = locked.On(connection)) await command.ExecuteNonQueryAsync(cancellationToken);
        await using (var command = Count(origin).On(connection))
        {
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            Refuse(Read(row));
        }

        if (admitted.Proof is not { } proof) return;
        var use = new Statement();
        use.Append($"""
            INSERT INTO used_proof (id, expires_at) VALUES ({use.Value(proof.Id)}, {use.Value(proof.Expires.UtcDateTime)})
            ON CONFLICT DO NOTHING
            """);
        await using (var command = use.On(connection))
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
                throw Refusal.Invalid("proof", "was used for another suggestion; send this one without it for a new challenge.");
    }

    /// <summary>The beginning of the hour, in UTC: no time is kept more exactly.</summary>
    internal static DateTime HourOf(DateTimeOffset time) => time.UtcDateTime.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerHour));

    // Of pg_advisory_lock: any number that no other lock has.
    const long LockKey = 0x73756767001;

    // Indexes: suggestion_by_risk, suggestion_by_origin, suggestion_by_hour. Each count ends where its limit is passed.
    Statement Count(byte[]? origin)
    {
        var statement = new Statement();
        // Imports have a bound of their own, and neither shut people out nor make it dear for them.
        const string open = "list IS NULL AND state IN ('open', 'asked')";
        var since = HourOf(clock.GetUtcNow().AddHours(-1));
        statement.Append($"""
            SELECT (SELECT count(*) FROM (SELECT FROM suggestion WHERE {open} LIMIT {statement.Value(MostForNew + 1)}) s),
                   (SELECT count(*) FROM suggestion WHERE origin = {(origin is null ? "NULL" : statement.Value(origin))} AND {open}),
                   (SELECT count(*) FROM (
                       SELECT FROM suggestion WHERE list IS NULL AND made_at >= {statement.Value(since)} LIMIT {statement.Value(MostForNew)}) s)
            """);
        return statement;
    }

    static Load Read(NpgsqlDataReader row) => new((int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2));

    int MostForNew => settings.Open + (settings.Open / 5);

    void Refuse(Load load)
    {
        if (load.OfOrigin >= settings.OpenOfOrigin)
            throw new Refusal(ErrorReason.SuggestionLimit,
                $"{settings.OpenOfOrigin} suggestions from your network wait for reviewers; more are taken once some are decided. Keep the "
                + "text and try again later. Who has much to say can ask the people of this map for a key.")
            {
                RetryAfter = TimeSpan.FromHours(1),
            };
        if (load.Open >= (load.OfOrigin == 0 ? MostForNew : settings.Open))
            throw new Refusal(ErrorReason.SuggestionLimit,
                $"{settings.Open} suggestions wait for reviewers, more than they can read. Keep the text and try again later; nothing of it "
                + "was kept here.")
            {
                RetryAfter = TimeSpan.FromMinutes(10),
            };
    }

    // How often the first price is doubled; null for nothing to pay. By the load of the hour, and by what the origin has brought already.
    int? Doublings(Load load)
    {
        if (settings.ProofFrom == 0 || load.Recent < settings.ProofFrom) return null;
        if (load.OfOrigin < FreeOfOrigin && load.Open < settings.Open / 2) return null;
        var byLoad = BitOperations.Log2((uint)(load.Recent / settings.ProofFrom));
        return Math.Min(MostDoublings, (byLoad + load.OfOrigin) / 2);
    }

    async Task<Refusal> ChargeAsync(int doublings, byte[] contents, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromTicks(Math.Min(MostWait.Ticks, FirstWait.Ticks << doublings));
        var challenge = await proofs.CreateAsync(FirstNumber << doublings, contents, wait, cancellationToken);
        return new Refusal(ErrorReason.ProofOfWork,
            $"Many suggestions come at the moment, so each costs a little: solve the challenge, or send the same again with the ticket in "
            + $"{challenge.TicketSeconds} seconds. Nothing of it was kept yet.", detail: challenge)
        {
            RetryAfter = wait,
        };
    }

    readonly record struct Load(int Open, int OfOrigin, int Recent);
}

/// <summary>A suggestion that may be stored.</summary>
/// <param name="OfOrigin">How many open suggestions its origin had.</param>
/// <param name="Proof">What pays for it; null when it costs nothing.</param>
sealed record Admitted(int OfOrigin, Proof? Proof);
