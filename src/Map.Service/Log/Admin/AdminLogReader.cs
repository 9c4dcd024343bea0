using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Map.Service.Log.Admin;

/// <summary>Reads the log of admins in one snapshot.</summary>
sealed class AdminLogReader(NpgsqlDataSource database)
{
    // The text of a row is put together here from its columns, and not by the function that the trigger uses.
    const string Rows = """
        SELECT number, at, act, subject, coalesce(key_id::text, '-'), details::text, encode(previous, 'hex'), encode(hash, 'hex')
        FROM admin_log ORDER BY number
        """;

    const string Head = "SELECT number, encode(hash, 'hex') FROM admin_log_head";

    /// <summary>The lines of the log, first to last. Index: the primary key.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await foreach (var line in ReadAsync(connection, cancellationToken)) yield return line;
    }

    /// <summary>Checks the whole log, and that it ends where its head says.</summary>
    /// <param name="known">A head that was written down earlier; null for none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<AdminLogCheck> CheckAsync(AdminLogHead? known, CancellationToken cancellationToken)
    {
        // In one snapshot, because rows may be added meanwhile.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var head = await HeadAsync(connection, cancellationToken);
        var check = new AdminLogCheck(known);
        await foreach (var line in ReadAsync(connection, cancellationToken)) check.Add(line);
        check.End(head);
        return check;
    }

    static async IAsyncEnumerable<string> ReadAsync(
        NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Rows, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) yield return LineOf(row).ToString();
    }

    static async Task<AdminLogHead> HeadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Head, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt64(0), row.GetString(1));
    }

    static AdminLogLine LineOf(NpgsqlDataReader row)
    {
        var number = row.GetInt64(0);
        var at = row.GetDateTime(1).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        string[] columns = [number.ToString(CultureInfo.InvariantCulture), at, .. Enumerable.Range(2, 5).Select(row.GetString)];
        return new(number, columns[^1], row.GetString(7), string.Join('\t', columns));
    }
}
