using System.Globalization;
using Map.Bench.Places.Questions;
using Map.Cli.Clusters;
using Npgsql;

namespace Map.Bench.Places.Peers;

/// <summary>The statement of the service itself, sent by pgbench: what the database alone can do.</summary>
sealed class PgBench(Question question, NpgsqlConnectionStringBuilder database) : IPeer
{
    public string Name => "pgbench, the same SQL";

    public async Task<Figures> RunAsync(int callers, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("map-bench-");
        try
        {
            var script = Path.Combine(folder.FullName, "script.sql");
            await File.WriteAllTextAsync(script, PgBenchScript.Of(question));
            await Tool.RunAsync(PostgresBinaries.Find().PathOf("pgbench"),
            [
                "-n", "-M", "prepared", "-c", Text(callers), "-j", "1", "-T", Text((int)duration.TotalSeconds), "-f", script,
                "-l", "--log-prefix", Path.Combine(folder.FullName, "log"),
                "-h", database.Host!, "-p", Text(database.Port), "-U", database.Username!, database.Database!,
            ], new Dictionary<string, string> { ["PGPASSWORD"] = database.Password! });
            // Of each line the third word is the time of a transaction, in microseconds.
            var times = folder.GetFiles("log*").SelectMany(file => File.ReadLines(file.FullName))
                .Select(line => TimeSpan.FromMicroseconds(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture))).Order().ToList();
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
