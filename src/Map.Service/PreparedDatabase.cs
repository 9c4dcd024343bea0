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
        if (settings.Seed is null) return;
        if (await SeedLoader.LoadIfEmptyAsync(database, settings.Seed, clock, cancellationToken) is not { } report) return;
        if (!report.Succeeded)
            throw new SettingsException($"The seed in {settings.Seed} was not loaded.\n{string.Join('\n', report.Problems)}");
        logger.Seeded(report.Created);
    }
}
