namespace Map.Service.Freshness.DeadLinks;

/// <summary>The table web_host: when a server may be asked again, by whichever service.</summary>
/// <param name="database">The database.</param>
/// <param name="clock">The clock.</param>
/// <param name="wait">Waits for a time.</param>
sealed class HostTurns(NpgsqlDataSource database, TimeProvider clock, Func<TimeSpan, CancellationToken, Task> wait)
{
    /// <summary>How long after a request the next one may be sent to the same host.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a host may be asked, and takes that turn.</summary>
    public async Task TakeAsync(string host, CancellationToken cancellationToken)
    {
        while (await TryTakeAsync(host, cancellationToken) is { } next)
            await wait(next - clock.GetUtcNow() is var left && left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), cancellationToken);
    }

    /// <summary>What is known of a host: its robots.txt and what it says at an address at random; null where not known, or not any more.</summary>
    public async Task<(string? Robots, RandomAddress? Random)> KnownAsync(string host, DateTimeOffset robotsSince, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT CASE WHEN robots_at > {statement.Value(robotsSince.UtcDateTime)} THEN robots END, random_at, random_status, random_text
            FROM web_host WHERE host = {statement.Value(host)}
            """);
        var rows = await database.ReadAllAsync(statement, row => (
            row.Text(0),
            row.IsDBNull(1) ? null : new RandomAddress(row.GetFieldValue<DateTimeOffset>(1), row.IsDBNull(2) ? null : row.GetInt32(2), row.Text(3) ?? "")), cancellationToken);
        return rows is [var known] ? known : default;
    }

    public Task KeepRobotsAsync(string host, string robots, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE web_host SET robots = {statement.Value(robots.Replace('\0', ' '))}, robots_at = {statement.Value(clock.GetUtcNow().UtcDateTime)} WHERE host = {statement.Value(host)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    public Task KeepRandomAsync(string host, RandomAddress random, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            UPDATE web_host SET random_at = {statement.Value(random.At.UtcDateTime)}, random_status = {(random.Status is { } status ? statement.Value(status) : "NULL")},
                random_text = {statement.Value(random.Text.Replace('\0', ' '))}
            WHERE host = {statement.Value(host)}
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }

    // Null when the turn was taken, else when the next one is.
    async Task<DateTimeOffset?> TryTakeAsync(string host, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = new Statement();
        var (at, next, name) = (statement.Value(now.UtcDateTime), statement.Value((now + Interval).UtcDateTime), statement.Value(host));
        statement.Append($"""
            INSERT INTO web_host AS h (host, next_at) VALUES ({name}, {next})
            ON CONFLICT (host) DO UPDATE SET next_at = {next} WHERE h.next_at <= {at}
            """);
        if (await database.ExecuteAsync(statement, cancellationToken) > 0) return null;
        var wanted = new Statement();
        wanted.Append($"SELECT next_at FROM web_host WHERE host = {wanted.Value(host)}");
        var rows = await database.ReadAllAsync(wanted, row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return rows is [var known] ? known : now;
    }
}
