using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Map.Service.Log.DataVersion;

/// <summary>Reads all that an answer to somebody without a key depends on besides the question.</summary>
static class MapStateSql
{
    /// <summary>By what name the service that listens is known to the database. While two builds are running, either may have answered:
    /// that state is neither that of the one nor that of the other.</summary>
    public static readonly string ApplicationName = $"Map.Service {typeof(MapStateSql).Module.ModuleVersionId:N}";

    // With the time of the revision: after a backup was put back, another one may have the number. Facility types are no revisions.
    const string Select = """
        SELECT c.last, extract(epoch FROM r.at)::text, current_date::text, (SELECT max(name) FROM schema_migration),
               ARRAY(SELECT DISTINCT application_name FROM pg_stat_activity
                     WHERE datname = current_database() AND application_name LIKE 'Map.Service %' ORDER BY 1),
               (SELECT md5(string_agg(t::text, '' ORDER BY code)) FROM facility_type t),
               (SELECT md5(string_agg(w::text, '' ORDER BY scheme, word)) FROM facility_type_word w)
        FROM revision_counter c LEFT JOIN revision r ON r.number = c.last
        """;

    // The connection is as good as dead when it takes longer.
    const int Seconds = 15;

    public static async Task<MapState> ReadAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select, connection) { CommandTimeout = Seconds };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var revision = row.GetInt64(0);
        // Statistics count to today's date by the clock of the service.
        var today = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] parts =
        [
            revision.ToString(CultureInfo.InvariantCulture), row.IsDBNull(1) ? "" : row.GetString(1), row.GetString(2), today,
            row.IsDBNull(3) ? "" : row.GetString(3), row.IsDBNull(5) ? "" : row.GetString(5), row.IsDBNull(6) ? "" : row.GetString(6),
            ApplicationName, .. row.GetFieldValue<string[]>(4),
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return new(revision, Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }
}
