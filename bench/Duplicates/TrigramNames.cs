using Map.V1;
using Npgsql;

namespace Map.Bench.Duplicates;

/// <summary>The rejected alternative: the five names with the most trigrams in common, by an index of pg_trgm.</summary>
sealed class TrigramNames(NpgsqlDataSource database)
{
    const string Index = "CREATE INDEX IF NOT EXISTS bench_place_by_name ON place USING gin (name gin_trgm_ops)";
    const string Find = "SELECT id FROM place WHERE name % $1 ORDER BY similarity(name, $1) DESC, id LIMIT 5";

    public async Task PrepareAsync()
    {
        await using var command = database.CreateCommand($"SET statement_timeout = 0; {Index}; RESET statement_timeout");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<(Guid Id, SimilarityBand Band)>> FindAsync(Place place)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = place.Name });
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<(Guid, SimilarityBand)>();
        while (await row.ReadAsync()) found.Add((row.GetGuid(0), SimilarityBand.Unspecified));
        return found;
    }
}
