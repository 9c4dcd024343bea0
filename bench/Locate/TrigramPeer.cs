using Map.Bench.Load;
using Map.Gazetteer;
using Npgsql;

namespace Map.Bench.Locate;

/// <summary>The rejected alternative: the same names in a table, found by a B-tree and a trigram index. It finds them without building a
/// response.</summary>
sealed class TrigramPeer(NpgsqlDataSource database, string[] folded) : IPeer
{
    const string Table = """
        CREATE TABLE bench_name (folded text COLLATE "C" NOT NULL, entry int NOT NULL, weight float NOT NULL);
        """;
    const string Indexes = """
        CREATE INDEX ON bench_name (folded text_pattern_ops);
        CREATE INDEX ON bench_name USING gin (folded gin_trgm_ops);
        ANALYZE bench_name;
        """;
    const string Find = """
        SELECT entry FROM (
            (SELECT entry, 1 AS rank, weight FROM bench_name WHERE folded LIKE $1 || '%' ORDER BY folded <> $1, weight DESC LIMIT 5)
            UNION ALL
            (SELECT entry, 2, weight FROM bench_name WHERE length($1) >= 4 AND folded % $1 ORDER BY folded <-> $1, weight DESC LIMIT 5)
        ) found ORDER BY rank, weight DESC LIMIT 5
        """;

    int next;

    public string Name => "pg_trgm, finding only";

    public static async Task FillAsync(NpgsqlDataSource database, EmbeddedGazetteer gazetteer)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var create = new NpgsqlCommand(Table, connection)) await create.ExecuteNonQueryAsync();
        await using (var copy = await connection.BeginBinaryImportAsync("COPY bench_name FROM STDIN (FORMAT binary)"))
        {
            for (var i = 0; i < gazetteer.Names.Count; i++)
                await copy.WriteRowAsync(
                    CancellationToken.None, gazetteer.Names[i].ToString(), gazetteer.Names.NumberAt(i),
                    gazetteer.Entries[gazetteer.Names.NumberAt(i)].Weight);
            await copy.CompleteAsync();
        }
        await using var index = new NpgsqlCommand(Indexes, connection) { CommandTimeout = 0 };
        await index.ExecuteNonQueryAsync();
    }

    public async Task CallAsync()
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = folded[(uint)Interlocked.Increment(ref next) % folded.Length] });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            row.GetInt32(0);
    }

    public void Dispose()
    {
    }
}
