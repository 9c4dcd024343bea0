using Npgsql;

namespace Map.Testing;

/// <summary>So many places that a response with all of them does not fit into the buffers between server and client.</summary>
public static class ManyPlaces
{
    /// <summary>Adds published groups named "many 000001" and so on, or with another word in place of many, a hundredth of a degree apart,
    /// with their revisions.</summary>
    public static async Task AddAsync(NpgsqlDataSource database, int count, string word = "many")
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // Without triggers, which would look up the regions of each place separately; there are none in the sea.
        await using (var quick = new NpgsqlCommand("SET LOCAL session_replication_role = replica; SET LOCAL statement_timeout = 0", connection))
            await quick.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand("""
            WITH counter AS (
                UPDATE revision_counter SET last = last + $1 RETURNING last - $1 AS before
            ), made AS (
                SELECT before + n AS revision, $2 || ' ' || to_char(n, 'FM000000') AS name, n
                FROM counter, generate_series(1, $1) n
            ), logged AS (
                INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
                SELECT revision, now(), 'test', 'created', 'place', md5(name)::uuid::text, '{}' FROM made
            )
            INSERT INTO place (
                id, kind, name, summary, status, exact_position, "precision", published, created_at, updated_at, revision)
            SELECT md5(name)::uuid, 'support_group', name, repeat(name || ' ', 20), 'open',
                   ST_SetSRID(ST_MakePoint(n / 100 % 100 / 100.0, n % 100 / 100.0), 4326), 'building', true, now(), now(), revision
            FROM made
            """, connection);
        command.Parameters.Add(new() { Value = count });
        command.Parameters.Add(new() { Value = word });
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
