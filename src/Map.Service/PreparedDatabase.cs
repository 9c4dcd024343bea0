using Map.Service.Hosting;
using Map.Service.Import;

namespace Map.Service;

/// <summary>Brings the database to the schema of this program, and fills an empty one with the seed, before the service listens.</summary>
public sealed class PreparedDatabase(
    NpgsqlDataSource database, ServiceSettings settings, TimeProvider clock, ILogger<PreparedDatabase> logger)
{
    /// <exception cref="SettingsException">The seed cannot be loaded; the message names every problem in it.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await Migrations.ApplyAsync(database, cancellationToken)) logger.Migrated(name);
        await (settings.Database.IsPooler ? WarnOfPoolerAsync(cancellationToken) : WarnOfPoolAsync(cancellationToken));
        if (settings.Seed is null) return;
        if (await SeedLoader.LoadIfEmptyAsync(database, settings.Seed, clock, cancellationToken) is not { } report) return;
        if (!report.Succeeded)
            throw new SettingsException($"The seed in {settings.Seed} was not loaded.\n{string.Join('\n', report.Problems)}");
        logger.Seeded(report.Created);
    }

    async Task WarnOfPoolerAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT current_setting('statement_timeout') = '0' OR current_setting('lock_timeout') = '0'");
        if (await command.ExecuteScalarAsync(cancellationToken) is true) logger.PoolerWithoutLimits();
    }

    async Task WarnOfPoolAsync(CancellationToken cancellationToken)
    {
        var pool = new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize;
        // This service does not listen yet, so the others are counted; how large their pools are is not known, and taken to be the same.
        var (allowed, others) = await MapDatabase.ConnectionsAsync(database, cancellationToken);
        var wanted = (others + 1) * (pool + MapDatabase.OwnConnections);
        if (wanted > allowed) logger.PoolTooLarge(pool, others + 1, wanted, allowed);
    }
}
