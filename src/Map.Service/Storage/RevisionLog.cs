using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using NpgsqlTypes;

namespace Map.Service.Storage;

/// <summary>Writes the revisions of one save, within its transaction.</summary>
sealed class RevisionLog(DatabaseFacade database, Author author, TimeProvider clock)
{
    // The lock on the one row of the counter is held until the transaction ends: revisions become visible in the order of their numbers,
    // and a transaction that fails gives its numbers back. Listeners are notified when it commits. Reading map_generation refuses writes
    // into a map that is being restored.
    const string TakeNumbers = """
        WITH taken AS (UPDATE revision_counter SET last = last + $1 FROM map_generation RETURNING last)
        SELECT last, (SELECT url FROM mirror), pg_notify('revision', last::text) FROM taken
        """;

    const string Append = """
        INSERT INTO revision (number, at, key_id, origin, act_id, change, subject, subject_id, state)
        SELECT number, $1, $2, $3, $4, $5, subject, subject_id, subject_state(subject, subject_id)
        FROM unnest($6, $7, $8) AS changed (number, subject, subject_id)
        """;

    // A call that saves several times is one act.
    const string AppendAct = """
        INSERT INTO act (id, at, kind, key_id, suggestion_id, comment) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
        """;

    // Revisions of one statement: each has the time limit of a statement.
    const int Most = 10_000;

    // PostgreSQL keeps microseconds; what is stamped on an entity must equal what is read back.
    readonly DateTime now = new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary>Waits for other writers, and locks them out until the transaction ends.</summary>
    public static async Task LockAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        await database.ExecuteSqlRawAsync(
            $"{MapDatabase.NoLockTimeout}; SELECT last FROM revision_counter, map_generation FOR UPDATE OF revision_counter",
            cancellationToken);

    /// <summary>The time of all revisions of this save.</summary>
    public DateTime At => now;

    /// <summary>Takes the next numbers and records the act, if there is one.</summary>
    /// <returns>The first of the numbers.</returns>
    /// <exception cref="Refusal">The map is a copy of another one, which alone changes it.</exception>
    public async Task<long> BeginAsync(int count, CancellationToken cancellationToken)
    {
        await using var command = Command(TakeNumbers);
        command.Parameters.Add(new() { Value = (long)count });
        long last;
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
        {
            await row.ReadAsync(cancellationToken);
            last = row.GetInt64(0);
            if (row.Text(1) is { } original && author.Origin != Author.Mirror.Origin) throw MirroredMap.Refused(original);
        }

        if (author.Act is { } act)
        {
            await using var append = Command(AppendAct);
            append.Parameters.Add(new() { Value = act.Id });
            append.Parameters.Add(new() { Value = now });
            append.Parameters.Add(new() { Value = act.Kind });
            append.Parameters.Add(Uuid(author.KeyId));
            append.Parameters.Add(Uuid(act.SuggestionId));
            append.Parameters.Add(new() { Value = (object?)act.Comment ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await append.ExecuteNonQueryAsync(cancellationToken);
        }

        return last - count + 1;
    }

    /// <summary>Numbers and stamps the changes before they are written.</summary>
    public async Task BeginAsync(IReadOnlyList<SubjectChange> changes, CancellationToken cancellationToken)
    {
        var number = await BeginAsync(changes.Count, cancellationToken) - 1;
        foreach (var change in changes)
        {
            change.Number = ++number;
            // A deleted row keeps the revision that it was read with, which is the concurrency token of the DELETE.
            if (change.Change == Change.Deleted)
                continue;
            change.Subject.Revision = number;
            change.Subject.Stamp(now, change.Change == Change.Created);
        }

        await AppendAsync(changes, Change.Deleted, cancellationToken);
    }

    /// <summary>Appends the changes to the log once they are written.</summary>
    public async Task EndAsync(IReadOnlyList<SubjectChange> changes, CancellationToken cancellationToken)
    {
        await AppendAsync(changes, Change.Created, cancellationToken);
        await AppendAsync(changes, Change.Updated, cancellationToken);
    }

    async Task AppendAsync(IReadOnlyList<SubjectChange> changes, Change change, CancellationToken cancellationToken)
    {
        var appended = changes.Where(c => c.Change == change).ToList();
        if (appended.Count > 0)
            await AppendAsync(
                change, [.. appended.Select(c => c.Number)], [.. appended.Select(c => c.Subject.Subject)],
                [.. appended.Select(c => c.Subject.SubjectId)], cancellationToken);
    }

    /// <summary>Appends the states of subjects as they are at this moment: after a change, or before they are deleted.</summary>
    /// <param name="change">What happens to all of them.</param>
    /// <param name="numbers">The number of each revision, of those that were taken.</param>
    /// <param name="subjects">What each is: place, organisation, region.</param>
    /// <param name="ids">The id of each.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AppendAsync(Change change, long[] numbers, string[] subjects, string[] ids, CancellationToken cancellationToken)
    {
        for (var from = 0; from < ids.Length; from += Most)
        {
            var chunk = from..Math.Min(from + Most, ids.Length);
            await using var command = Command(Append);
            command.Parameters.Add(new() { Value = now });
            command.Parameters.Add(Uuid(author.KeyId));
            command.Parameters.Add(new() { Value = author.Origin });
            command.Parameters.Add(Uuid(author.Act?.Id));
            command.Parameters.Add(new() { Value = change });
            command.Parameters.Add(new() { Value = numbers[chunk] });
            command.Parameters.Add(new() { Value = subjects[chunk] });
            command.Parameters.Add(new() { Value = ids[chunk] });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    static NpgsqlParameter Uuid(Guid? id) => new() { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    NpgsqlCommand Command(string sql) =>
        new(sql, (NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)database.CurrentTransaction!.GetDbTransaction());
}
