using System.Globalization;
using Map.Cli.Clusters;
using Map.Service.Storage;
using Npgsql;

namespace Map.Bench.Places.Peers;

/// <summary>The service's own statements, sent by pgbench: what the database alone can do. Each run opens new connections. The first
/// statement on each connection loads PostGIS and takes many times as long as the following ones, so the first seconds are not counted.
/// </summary>
/// <param name="statements">For each statement that a response needs, its variants for the samples.</param>
sealed class PgBench(NpgsqlConnectionStringBuilder database, params IReadOnlyList<IReadOnlyList<Statement>> statements) : IPeer
{
    static readonly TimeSpan Connecting = TimeSpan.FromSeconds(3);

    public const string PeerName = "pgbench, the same SQL";

    public string Name => PeerName;

    public async Task<Figures> RunAsync(int callers, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("map-bench-");
        try
        {
            var script = Path.Combine(folder.FullName, "script.sql");
            await File.WriteAllTextAsync(script, PgBenchScript.Of(statements));
            await Tool.RunAsync(PostgresBinaries.Find().PathOf("pgbench"),
            [
                "-n", "-M", "prepared", "-c", Text(callers), "-j", "1", "-T", Text((int)(Connecting + duration).TotalSeconds), "-f", script,
                "-l", "--log-prefix", Path.Combine(folder.FullName, "log"),
                "-h", database.Host!, "-p", Text(database.Port), "-U", database.Username!, database.Database!,
            ], new Dictionary<string, string> { ["PGPASSWORD"] = database.Password!, ["PGOPTIONS"] = MapDatabase.Options });
            var ended = folder.GetFiles("log*").SelectMany(file => File.ReadLines(file.FullName)).Select(Transaction).ToList();
            var end = ended.Count == 0 ? default : ended.Max(transaction => transaction.End);
            var times = ended.Where(transaction => end - transaction.End < duration).Select(transaction => transaction.Took).Order().ToList();
            if (times.Count == 0) return new(0, default, default, default);
            return new(times.Count / duration.TotalSeconds, At(0.5), At(0.95), At(0.99));

            TimeSpan At(double part) => times[(int)(part * (times.Count - 1))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A line of the log: client, number of the transaction, its time in microseconds, script, and its end in seconds and microseconds.
    static (TimeSpan End, TimeSpan Took) Transaction(string line)
    {
        var words = line.Split(' ');
        return (TimeSpan.FromSeconds(Whole(4)) + TimeSpan.FromMicroseconds(Whole(5)), TimeSpan.FromMicroseconds(Whole(2)));

        long Whole(int word) => long.Parse(words[word], CultureInfo.InvariantCulture);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
