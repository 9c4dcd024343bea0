using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Log.DataVersion;

/// <summary>Reads the data version: a hash of everything that a response to a caller without a key depends on besides the
/// request.</summary>
static class DataVersionSql
{
    /// <summary>The listener's application_name, which names its build. The builds of all connected services are part of the version:
    /// during a rolling update either build may have made a response, so that time has a version of its own.</summary>
    public static readonly string ApplicationName = $"{MapDatabase.ListenerName}{typeof(DataVersionSql).Module.ModuleVersionId:N}";

    // The generation and the revision's time are included because after a restored backup another revision may get the same number. Facility
    // types, surveys and the edition of cited pages are included because changes of them make no revision; the last hours at which a venue was published, and
    // hidden again, because no change comes with them.
    const string Select = $"""
        SELECT c.last, extract(epoch FROM r.at)::text, current_date::text, (SELECT max(name) FROM schema_migration),
               ARRAY(SELECT DISTINCT application_name FROM pg_stat_activity
                     WHERE datname = current_database() AND application_name LIKE '{MapDatabase.ListenerName}%' ORDER BY 1),
               (SELECT md5(string_agg(t::text, '' ORDER BY code)) FROM facility_type t),
               (SELECT md5(string_agg(w::text, '' ORDER BY scheme, word)) FROM facility_type_word w),
               (SELECT md5(string_agg(s::text, '' ORDER BY region_code, kind)) FROM survey s),
               {MapGeneration.Id}, {MapGeneration.Log},
               (SELECT max(shown_from) FROM event_occurrence WHERE shown_from <= $1)::text,
               (SELECT max(ends_at) FROM event_occurrence WHERE shown_from IS NOT NULL AND ends_at <= $1)::text,
               (SELECT edition::text FROM link_check)
        FROM revision_counter c LEFT JOIN revision r ON r.number = c.last
        """;

    // A connection on which this takes longer is treated as dead.
    const int TimeoutSeconds = 15;

    public static async Task<DataVersion> ReadAsync(NpgsqlConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select, connection) { CommandTimeout = TimeoutSeconds, Parameters = { new() { Value = time.GetUtcNow().UtcDateTime } } };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) throw new InvalidDataException("The database has no revision counter.");
        var revision = row.GetInt64(0);
        // Statistics count up to today by the service's clock, which may differ from the database's.
        var today = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] parts =
        [
            revision.ToString(CultureInfo.InvariantCulture), row.IsDBNull(1) ? "" : row.GetString(1), row.GetString(2), today,
            row.IsDBNull(3) ? "" : row.GetString(3), row.IsDBNull(5) ? "" : row.GetString(5), row.IsDBNull(6) ? "" : row.GetString(6),
            row.IsDBNull(7) ? "" : row.GetString(7), row.GetString(8), row.IsDBNull(10) ? "" : row.GetString(10), row.IsDBNull(11) ? "" : row.GetString(11),
            row.IsDBNull(12) ? "" : row.GetString(12), ApplicationName, .. row.GetFieldValue<string[]>(4),
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        var (generation, log) = (row.GetString(8), (ulong)row.GetInt64(9));
        return new(revision, generation, new(revision, MapReading.IdOf(generation), log), Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }
}
