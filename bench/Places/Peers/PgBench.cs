using System.Globalization;
using Map.Cli.Clusters;
using Map.Places.Storage;
using Npgsql;

namespace Map.Bench.Places.Peers;

/// <summary>The statements of the service itself, sent by pgbench: what the database alone can do.</summary>
/// <param name="questions">For each statement that an answer takes, what it is for each sample.</param>
sealed class PgBench(NpgsqlConnectionStringBuilder database, params IReadOnlyList<IReadOnlyList<Statement>> questions) : IPeer
{
    public string Name => "pgbench, the same SQL";

    public async Task<Figures> RunAsync(int callers, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("map-bench-");
        try
        {
            var script = Path.Combine(folder.FullName, "script.sql");
            await File.WriteAllTextAsync(script, PgBenchScript.Of(questions));
            await Tool.RunAsync(PostgresBinaries.Find().PathOf("pgbench"),
            [
                "-n", "-M", "prepared", "-c", Text(callers), "-j", "1", "-T", Text((int)duration.TotalSeconds), "-f", script,
                "-l", "--log-prefix", Path.Combine(folder.FullName, "log"),
                "-h", database.Host!, "-p", Text(database.Port), "-U", database.Username!, database.Database!,
            ], new Dictionary<string, string> { ["PGPASSWORD"] = database.Password!, ["PGOPTIONS"] = MapDatabase.Options });
            // Of each line the third word is the time of a transaction, in microseconds.
            var times = folder.GetFiles("log*").SelectMany(file => File.ReadLines(file.FullName))
                .Select(line => TimeSpan.FromMicroseconds(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture))).Order().ToList();
            if (times.Count == 0) throw new InvalidOperationException($"pgbench had no answer within {duration.TotalSeconds} s.");
            return new(times.Count / duration.TotalSeconds, At(0.5), At(0.95), At(0.99));

            TimeSpan At(double part) => times[(int)(part * (times.Count - 1))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
