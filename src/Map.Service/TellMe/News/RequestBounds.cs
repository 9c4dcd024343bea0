namespace Map.Service.TellMe.News;

/// <summary>How much one caller, one address and all together can cause. What was asked for is kept for a day, by hashes.</summary>
static class RequestBounds
{
    /// <summary>How often an address is written to within a day that has not confirmed.</summary>
    public const int MostToAddress = 3;

    /// <summary>How much a caller may ask for within a day.</summary>
    public const int MostOfOrigin = 10;

    /// <summary>How much all together may within an hour: a map that writes to any address is one that others send their mail by.</summary>
    public const int MostInHour = 200;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Of pg_advisory_lock: any number that no other lock has.
    const long LockKey = 0x6e657773001;

    /// <summary>Counts one more, in the transaction that keeps it.</summary>
    /// <returns>Whether the address may be written to.</returns>
    /// <exception cref="Refusal">NEWS_LIMIT: the caller, or all together, have asked for too much.</exception>
    public static async Task<bool> EnterAsync(NpgsqlConnection connection, byte[] address, byte[]? origin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Many at once must not pass together.
        var locked = new Statement();
        await using (var command = locked.Append($"SELECT pg_advisory_xact_lock({locked.Value(LockKey)})").On(connection)) await command.ExecuteNonQueryAsync(cancellationToken);
        var statement = new Statement();
        var (hash, of, at) = (statement.Value(address), origin is null ? "NULL::bytea" : statement.Value(origin), statement.Value(now.UtcDateTime));
        statement.Append($"""
            WITH counted AS (INSERT INTO news_request (address_hash, origin, at) VALUES ({hash}, {of}, {at}))
            SELECT count(*) FILTER (WHERE address_hash = {hash}), count(*) FILTER (WHERE origin = {of}), count(*) FILTER (WHERE at > {statement.Value(now.UtcDateTime.AddHours(-1))})
            FROM news_request WHERE at > {statement.Value(now.UtcDateTime - Kept)}
            """);
        await using var counts = statement.On(connection);
        await using var row = await counts.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (row.GetInt64(1) >= MostOfOrigin) throw Refused($"Your network has asked for {MostOfOrigin} in a day", TimeSpan.FromHours(6));
        if (row.GetInt64(2) >= MostInHour) throw Refused("More was asked of this map in an hour than it sends", TimeSpan.FromHours(1));
        return row.GetInt64(0) < MostToAddress;
    }

    static Refusal Refused(string why, TimeSpan after) =>
        new(ErrorReason.NewsLimit, $"{why}. Try again later; nothing of it was kept. The Atom feed needs no address.") { RetryAfter = after };
}
