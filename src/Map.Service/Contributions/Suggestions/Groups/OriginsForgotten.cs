using Map.Service.Contributions.Looks;
using Map.Service.Hosting;

namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>Deletes hashes of origins before they are a day old, proofs that have expired, and what reviewers looked at.</summary>
public sealed class OriginsForgotten(NpgsqlDataSource database, TimeProvider time, ILogger<OriginsForgotten> logger)
    : PeriodicWork(Interval, time, logger)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // A suggestion is up to an hour younger than the hour that it is kept with is old, and this work comes up to an interval late.
    static readonly TimeSpan Kept = TimeSpan.FromHours(22);

    /// <summary>Deletes what is due.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var statement = new Statement();
        statement.Append($"""
            WITH proofs AS (DELETE FROM used_proof WHERE expires_at < {statement.Value(now)}),
                 looks AS (DELETE FROM look WHERE seen_at < {statement.Value(now - LookAt.Lasts)}),
                 keys AS (DELETE FROM proof_key WHERE day < {statement.Value(DateOnly.FromDateTime(now).AddDays(-1))})
            UPDATE suggestion SET origin = NULL WHERE origin IS NOT NULL AND made_at < {statement.Value(now - Kept)}
            """);
        await using var command = statement.On(database);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override Task OnceAsync(CancellationToken stoppingToken) => ForgetAsync(stoppingToken);
}
