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
        SELECT last, pg_notify('revision', last::text) FROM taken
        """;

    const string Append = """
        INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
        SELECT number, $1, $2, $3, $4, subject, subject_id, subject_state(subject, subject_id)
        FROM unnest($5, $6, $7) AS changed (number, subject, subject_id)
        """;

    // PostgreSQL keeps microseconds; what is stamped on an entity must equal what is read back.
    readonly DateTime now = new(clock.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary>Waits for other writers, and locks them out until the transaction ends.</summary>
    public static async Task LockAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        await database.ExecuteSqlRawAsync(
            $"{MapDatabase.NoLockTimeout}; SELECT last FROM revision_counter, map_generation FOR UPDATE OF revision_counter",
            cancellationToken);

    /// <summary>Numbers and stamps the changes before they are written, and returns the last number.</summary>
    public async Task<long> BeginAsync(IReadOnlyList<SubjectChange> changes, CancellationToken cancellationToken)
    {
        await using var command = Command(TakeNumbers);
        command.Parameters.Add(new() { Value = (long)changes.Count });
        var last = (long)(await command.ExecuteScalarAsync(cancellationToken))!;

        var number = last - changes.Count;
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
        return last;
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
        if (appended.Count == 0)
            return;
        await using var command = Command(Append);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = (object?)author.KeyId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = author.Origin });
        command.Parameters.Add(new() { Value = change });
        command.Parameters.Add(new() { Value = appended.Select(c => c.Number).ToArray() });
        command.Parameters.Add(new() { Value = appended.Select(c => c.Subject.Subject).ToArray() });
        command.Parameters.Add(new() { Value = appended.Select(c => c.Subject.SubjectId).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    NpgsqlCommand Command(string sql) =>
        new(sql, (NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)database.CurrentTransaction!.GetDbTransaction());
}
