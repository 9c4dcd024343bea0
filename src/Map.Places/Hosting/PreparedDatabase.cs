using Map.Places.Storage;
using Npgsql;

namespace Map.Places.Hosting;

/// <summary>Brings the database to the schema of this program. Runs before the service listens.</summary>
public sealed class PreparedDatabase(NpgsqlDataSource database, ILogger<PreparedDatabase> logger)
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await Migrations.ApplyAsync(database, cancellationToken)) logger.Migrated(name);
    }
}
