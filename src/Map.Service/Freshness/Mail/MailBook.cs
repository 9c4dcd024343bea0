using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Freshness.Mail;

/// <summary>Which addresses may be written to. It knows their keyed hashes, and none of the addresses.</summary>
public sealed class MailBook(NpgsqlDataSource database, TimeProvider clock)
{
    const int KeyBytes = 32;

    /// <summary>How many mails an address gets at most in <see cref="Span"/>.</summary>
    public const int Most = 2;

    public static readonly TimeSpan Span = TimeSpan.FromDays(365);

    /// <summary>What an address is known by.</summary>
    public async Task<byte[]> HashAsync(string address, CancellationToken cancellationToken)
    {
        var made = new Statement();
        made.Append($"INSERT INTO mail_key (key) VALUES ({made.Value(RandomNumberGenerator.GetBytes(KeyBytes))}) ON CONFLICT DO NOTHING");
        await database.ExecuteAsync(made, cancellationToken);
        var keys = await database.ReadAllAsync(
            new Statement().Append("SELECT key FROM mail_key"), row => row.GetFieldValue<byte[]>(0), cancellationToken);
        // However it is written: who says stop means all of it.
        return HMACSHA256.HashData(keys.Single(), Encoding.UTF8.GetBytes(address.Trim().Normalize().ToLowerInvariant()));
    }

    /// <summary>Counts a mail to an address, and gives the token by which its reader says stop.</summary>
    /// <param name="hash">The address.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Why the address may not be written to; null when the mail was counted.</returns>
    public async Task<string?> CountAsync(byte[] hash, string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var lasting = new Statement();
        // The update does nothing but lock the row: two mails at once must not both be the second.
        lasting.Append($$"""
            INSERT INTO mail_address (hash, sent_at) VALUES ({{lasting.Value(hash)}}, '{}')
            ON CONFLICT (hash) DO UPDATE SET hash = EXCLUDED.hash
            RETURNING stopped_at IS NOT NULL, ARRAY(SELECT at FROM unnest(sent_at) at WHERE at > {{lasting.Value(now - Span)}} ORDER BY at)
            """);
        var (isStopped, sent) = await ReadAsync(connection, lasting, cancellationToken);
        if (isStopped) return "has said stop, and is never written to again; ask by other means";
        if (sent.Length >= Most)
            return FormattableString.Invariant($"was written to {sent.Length} times within a year; again from {sent[^Most] + Span:yyyy-MM-dd} on. Pass a link on by other means");
        var keep = new Statement();
        keep.Append($"""
            WITH counted AS (UPDATE mail_address SET sent_at = {keep.Value((DateTime[])[.. sent, now])} WHERE hash = {keep.Value(hash)})
            INSERT INTO mail_token (hash, address) VALUES ({keep.Value(ApiKey.Hash(token))}, {keep.Value(hash)})
            """);
        await using (var command = keep.On(connection)) await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitWholeAsync();
        return null;
    }

    /// <summary>Says that a mail that was counted was not sent.</summary>
    public async Task UncountAsync(byte[] hash, string token, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            WITH gone AS (DELETE FROM mail_token WHERE hash = {statement.Value(ApiKey.Hash(token))} RETURNING address)
            UPDATE mail_address SET sent_at = trim_array(sent_at, 1) WHERE hash = {statement.Value(hash)} AND EXISTS (SELECT FROM gone)
            """);
        await database.ExecuteAsync(statement, cancellationToken);
    }

    /// <summary>Never writes again to the address of a token.</summary>
    /// <returns>Whether there is such a token.</returns>
    public async Task<bool> StopAsync(string token, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE mail_address SET stopped_at = coalesce(stopped_at, {statement.Value(clock.GetUtcNow().UtcDateTime)})
            WHERE hash = (SELECT address FROM mail_token WHERE hash = {statement.Value(ApiKey.Hash(token))})
            """);
        return await database.ExecuteAsync(statement, cancellationToken) > 0;
    }

    /// <summary>Never writes again to an address, whether it was written to before or not.</summary>
    public async Task StopAddressAsync(string address, CancellationToken cancellationToken)
    {
        var hash = await HashAsync(address, cancellationToken);
        var statement = new Statement();
        var now = statement.Value(clock.GetUtcNow().UtcDateTime);
        statement.Append($$"""
            INSERT INTO mail_address (hash, sent_at, stopped_at) VALUES ({{statement.Value(hash)}}, '{}', {{now}})
            ON CONFLICT (hash) DO UPDATE SET stopped_at = coalesce(mail_address.stopped_at, EXCLUDED.stopped_at)
            """);
        await database.ExecuteAsync(statement, cancellationToken);
    }

    /// <summary>Whether an address has said stop.</summary>
    /// <param name="hash">The address.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<bool> IsStoppedAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT 1 FROM mail_address WHERE hash = {statement.Value(hash)} AND stopped_at IS NOT NULL");
        return (await database.ReadAllAsync(statement, row => row.GetInt32(0), cancellationToken)).Count > 0;
    }

    /// <summary>The addresses that have said stop since a time.</summary>
    public Task<List<byte[]>> StoppedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT hash FROM mail_address WHERE stopped_at >= {statement.Value(since.UtcDateTime)}");
        return database.ReadAllAsync(statement, row => row.GetFieldValue<byte[]>(0), cancellationToken);
    }

    static async Task<(bool IsStopped, DateTime[] Sent)> ReadAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetBoolean(0), row.GetFieldValue<DateTime[]>(1));
    }
}
