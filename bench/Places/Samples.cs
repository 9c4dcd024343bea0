using Map.Bench.Places.Scenarios;
using Npgsql;

namespace Map.Bench.Places;

/// <summary>The towns that the queries are about.</summary>
static class Samples
{
    // A power of two, so that the decision tree of PgBenchScript is balanced.
    const int Count = 128;

    /// <summary>The towns of places at even intervals in the list of all places, so a town is chosen in proportion to its number of places;
    /// each with the smallest region that contains it.</summary>
    public static async Task<IReadOnlyList<Sample>> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            SELECT p.town, ST_X(p.position), ST_Y(p.position), p.code
            FROM (
                SELECT DISTINCT ON (part) * FROM (
                    SELECT place.*, r.code, ntile($1) OVER (ORDER BY place.key) AS part
                    FROM place
                    CROSS JOIN LATERAL (
                        SELECT code FROM place_region i JOIN region ON code = i.region_code
                        WHERE i.place_id = place.id ORDER BY kind DESC, code LIMIT 1) r) tiled
                ORDER BY part, key) p
            ORDER BY p.key
            """);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Count });
        await using var row = await command.ExecuteReaderAsync();
        var samples = new List<Sample>();
        while (await row.ReadAsync()) samples.Add(new(row.GetString(0), row.GetDouble(1), row.GetDouble(2), row.GetString(3)));
        return samples;
    }
}
