using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Commands;

/// <summary>The state of the map at a revision: which places, organisations and regions there were, each as its last revision before says.</summary>
/// <param name="Revision">The last revision that is part of it.</param>
/// <param name="At">When that was made; null for a map without revisions.</param>
/// <param name="Subjects">How many places, organisations and regions there were, those that are not published included.</param>
/// <param name="Hash">SHA-256 in hexadecimal digits: equal for equal states.</param>
/// <param name="Generation">The restore that the database is of.</param>
public sealed record StateOfRevision(long Revision, DateTime? At, long Subjects, string Hash, string Generation)
{
    const string Tables = """
        SELECT s.subject, s.id, s.revision, md5(r.state::text)
        FROM (SELECT 'place' AS subject, id::text AS id, revision FROM place AS p
              UNION ALL SELECT 'organisation', id::text, revision FROM organisation AS o
              UNION ALL SELECT 'event', id::text, revision FROM event AS e
              UNION ALL SELECT 'region', code, revision FROM region) AS s
        LEFT JOIN revision r ON r.number = s.revision AND r.subject = s.subject AND r.subject_id = s.id
        ORDER BY s.subject COLLATE "C", s.id COLLATE "C"
        """;

    const string Log = """
        SELECT subject, subject_id, number, md5(state::text)
        FROM (SELECT DISTINCT ON (subject, subject_id) subject, subject_id, number, change, state
              FROM revision WHERE number <= $1 ORDER BY subject, subject_id, number DESC) AS last
        WHERE change <> 'deleted'
        ORDER BY subject COLLATE "C", subject_id COLLATE "C"
        """;

    /// <summary>What the tables hold now. A row whose revision is not in the log makes another hash than the log.</summary>
    public static Task<StateOfRevision> OfTablesAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        ReadAsync(database, null, cancellationToken);

    /// <summary>What the log says of a revision that may be long past.</summary>
    /// <exception cref="Refusal">There is no such revision.</exception>
    public static Task<StateOfRevision> OfLogAsync(NpgsqlDataSource database, long revision, CancellationToken cancellationToken) =>
        ReadAsync(database, revision, cancellationToken);

    static async Task<StateOfRevision> ReadAsync(NpgsqlDataSource database, long? wanted, CancellationToken cancellationToken)
    {
        // Both statements of one snapshot. A map of a million places takes longer than the time limit of a request.
        await using var session = await MapDatabase.OpenSessionAsync(database, cancellationToken);
        await Migrations.ExecuteAsync(session, "SET statement_timeout = 0", cancellationToken);
        await using var snapshot = await session.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var (last, generation) = await LastAsync(session, cancellationToken);
        var revision = wanted ?? last;
        if (revision > last || revision < 0) throw new Refusal(ErrorReason.NotFound, $"There is no revision {revision}; the last one is {last}.");
        var (subjects, hash) = await HashAsync(session, wanted, cancellationToken);
        return new(revision, await TimeAsync(session, revision, cancellationToken), subjects, hash, generation);
    }

    static async Task<(long Last, string Generation)> LastAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT last, (SELECT id::text FROM map_generation) FROM revision_counter", session);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetInt64(0), row.GetString(1));
    }

    static async Task<DateTime?> TimeAsync(NpgsqlConnection session, long revision, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT at FROM revision WHERE number = $1", session) { Parameters = { new() { Value = revision } } };
        return (DateTime?)await command.ExecuteScalarAsync(cancellationToken);
    }

    static async Task<(long Subjects, string Hash)> HashAsync(NpgsqlConnection session, long? revision, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(revision is null ? Tables : Log, session) { CommandTimeout = 0 };
        if (revision is { } number) command.Parameters.Add(new() { Value = number });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var subjects = 0L;
        for (; await row.ReadAsync(cancellationToken); subjects++)
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.GetString(0)} {row.GetString(1)} {row.GetInt64(2)} {(row.IsDBNull(3) ? "missing" : row.GetString(3))}\n"));
        return (subjects, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
