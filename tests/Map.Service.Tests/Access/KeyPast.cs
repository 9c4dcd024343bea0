using Map.Contract;
using Map.Service.Access;
using Map.Testing.Running;

namespace Map.Service.Tests.Access;

/// <summary>Keys with a past.</summary>
static class KeyPast
{
    /// <summary>A contributor's key that has earned all there is to earn.</summary>
    public static async Task<NewKey> TrustedKeyAsync(this PlacesServer server)
    {
        var key = await server.Keys.CreateAsync(Role.Contributor, [], "trusted", CancellationToken.None);
        await server.AgeAsync(key.Id, days: 30);
        await server.ChangesAsync(key.Id, count: 50, hoursAgo: 48);
        return key;
    }

    public static Task AgeAsync(this PlacesServer server, Guid key, int days) => server.Map.ExecuteAsync(
        "UPDATE api_key SET created_at = created_at - make_interval(days => $2) WHERE id = $1", key, days);

    /// <summary>Adds revisions to the log, each of another place.</summary>
    public static Task ChangesAsync(this PlacesServer server, Guid key, int count, int hoursAgo) => server.Map.ExecuteAsync("""
        WITH numbers AS (UPDATE revision_counter SET last = last + $2 RETURNING last)
        INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
        SELECT last - $2 + i, now() - make_interval(hours => $3), $1, 'api', 'updated', 'place', gen_random_uuid(), '{}'
        FROM numbers, generate_series(1, $2) i
        """, key, count, hoursAgo);

    /// <summary>Undoes the last changes of a key.</summary>
    public static Task RevertAsync(this PlacesServer server, Guid key, int count) => server.Map.ExecuteAsync("""
        WITH numbers AS (UPDATE revision_counter SET last = last + $2 RETURNING last)
        INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
        SELECT last - $2 + row_number() OVER (), now(), 'revert', 'updated', 'place', subject_id, '{}'
        FROM numbers, (SELECT subject_id FROM revision WHERE key_id = $1 ORDER BY number DESC LIMIT $2) undone
        """, key, count);
}
