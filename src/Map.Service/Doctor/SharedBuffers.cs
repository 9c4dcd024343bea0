using System.Globalization;

namespace Map.Service.Doctor;

/// <summary>Whether PostgreSQL keeps enough of a large map in memory.</summary>
sealed class SharedBuffers : IDatabaseCheck
{
    const long Usual = 128L << 20;

    const string What = "shared_buffers";

    public string Name => What;

    public async Task<Finding> RunAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var (buffers, size) = await database.ReadAsync(
            "SELECT pg_size_bytes(current_setting('shared_buffers')), pg_database_size(current_database())",
            row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken);
        return Judge(buffers, size);
    }

    public static Finding Judge(long buffers, long size)
    {
        var found = string.Create(CultureInfo.InvariantCulture, $"{buffers >> 20} MB, the database has {size >> 20} MB");
        return buffers > Usual || buffers > size
            ? new(What, FindingLevel.Ok, found)
            : new(What, FindingLevel.Warning, found, "a quarter of the machine's memory: ALTER SYSTEM SET shared_buffers = '512MB', then restart the server");
    }
}
