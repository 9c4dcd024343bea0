using Map.Service.Hosting;

namespace Map.Service.Events.Times;

/// <summary>Keeps the times of events as far ahead as they are to be, and forgets those that are long over. What changes an event makes its times itself; this
/// finds those too that a restored backup or another program left without.</summary>
sealed class EventTimesWork(NpgsqlDataSource database, TimeProvider time, ILogger<EventTimesWork> logger) : PeriodicWork(TimeSpan.FromMinutes(10), time, logger)
{
    // Events of one transaction, which those who change one of them wait for.
    const int Most = 200;

    // A week of times at once, so that an event is looked at once a week.
    static readonly TimeSpan Slack = TimeSpan.FromDays(7);

    protected override bool IsFirstLater => true;

    protected override Task OnceAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>Brings all of them up to the present day.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await RefreshSomeAsync(cancellationToken) == Most) { }
        var forget = new Statement();
        forget.Append($"DELETE FROM event_occurrence WHERE ends_at < {forget.Value(Time.GetUtcNow().AddDays(-62).UtcDateTime)}");
        await database.ExecuteAsync(forget, cancellationToken);
    }

    async Task<int> RefreshSomeAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var statement = new Statement();
        var due = statement.Value(DateOnly.FromDateTime((now + EventTimes.Ahead.ToTimeSpan() - Slack).UtcDateTime));
        statement.Append($"""
            SELECT e.id FROM event e LEFT JOIN event_expansion x ON x.event_id = e.id
            WHERE x.until IS NULL OR x.until < {due} OR x.revision <> e.revision
            ORDER BY e.id LIMIT {statement.Value(Most)} FOR NO KEY UPDATE OF e SKIP LOCKED
            """);
        var ids = new List<Guid>();
        await using (var command = statement.On(connection))
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            while (await row.ReadAsync(cancellationToken)) ids.Add(row.GetGuid(0));
        await EventTimes.RefreshAsync(connection, [.. ids], now, cancellationToken);
        await transaction.CommitWholeAsync();
        return ids.Count;
    }
}
