namespace Map.Service.Freshness;

/// <summary>Learns from the log how often the fields of places change. What is new in the log is learnt by whichever service comes first.</summary>
public sealed class LearnFreshness(NpgsqlDataSource database, TimeProvider clock)
{
    // What one transaction takes: about a second.
    const long Batch = 500;

    // On a large map the rates take seconds, and hardly move from one revision to the next.
    static readonly TimeSpan RatesLast = TimeSpan.FromMinutes(10);

    /// <summary>Learns all that the log has, or nothing while another service does.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await StepAsync(cancellationToken))
        {
        }
    }

    async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await StateAsync(connection, cancellationToken) is not { } state) return false;
        var now = clock.GetUtcNow();
        // Of another log, if a copy of another map was put in the place of this one.
        var learnt = Math.Min(state.Learnt, state.Last);
        var until = Math.Min(state.Last, learnt + Batch);
        var rates = until == state.Last && state.RatesOf != until && (state.RatesAt is not { } at || at <= now - RatesLast);
        if (until == learnt && !rates) return false;
        var learn = new Statement();
        learn.Append($"""
            SELECT learn_freshness(ARRAY(
                SELECT DISTINCT subject_id FROM revision
                WHERE subject = 'place' AND number > {learn.Value(learnt)} AND number <= {learn.Value(until)}))
            """);
        await ExecuteAsync(connection, learn, cancellationToken);
        if (rates) await ExecuteAsync(connection, new Statement().Append("SELECT learn_change_rates()"), cancellationToken);
        var keep = new Statement();
        keep.Append($"UPDATE freshness_state SET revision = {keep.Value(until)}");
        if (rates) keep.Append($", rates_of = {keep.Value(until)}, rates_at = {keep.Value(now.UtcDateTime)}");
        await ExecuteAsync(connection, keep, cancellationToken);
        await transaction.CommitWholeAsync();
        return until < state.Last;
    }

    // Null while another service learns.
    static async Task<State?> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT s.revision, (SELECT last FROM revision_counter), s.rates_of, s.rates_at FROM freshness_state s FOR UPDATE SKIP LOCKED", connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, Statement statement, CancellationToken cancellationToken)
    {
        await using var command = statement.On(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    sealed record State(long Learnt, long Last, long RatesOf, DateTimeOffset? RatesAt);
}
