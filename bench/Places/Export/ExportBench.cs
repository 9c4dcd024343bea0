using System.Globalization;
using Map.Bench.Places.Peers;
using Map.Cli.Clusters;
using Map.Service.Access;
using Map.Service.Places.Fields;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Npgsql;

namespace Map.Bench.Places.Export;

/// <summary>Speed and memory of an export of all places, alternating with psql copying the rows of the service's own statement.</summary>
static class ExportBench
{
    const int Rounds = 2;

    public static async Task RunAsync(BenchMap map, long places)
    {
        Console.WriteLine("""

            | export of all places | places per second | MB per second | MB | ours / psql | memory before, MB | peak, MB |
            |---|---|---|---|---|---|---|
            """);
        var runs = new List<(string Name, ExportRun Run)>();
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add((@"psql \copy of the same select", await ExportRun.MeasureAsync(map, () => CopyAsync(map.Connection))));
            foreach (var file in (string[])["places.csv", "places.geojson"])
                runs.Add((file, await ExportRun.MeasureAsync(map, () => DownloadAsync(new Uri(map.Gateway, file)))));
        }

        // The time of the fastest run, with the memory before the first and the peak of all.
        var best = runs.GroupBy(run => run.Name, run => run.Run).Select(group => (Name: group.Key, Run: ExportRun.Of(group))).ToList();
        foreach (var (name, run) in best)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {places / run.Seconds:N0} | {run.Bytes / run.Seconds / 1e6:0.0} | {run.Bytes / 1e6:N0} "
                + $"| {best[0].Run.Seconds / run.Seconds:0.00} | {Text(run.Before)} | {Text(run.Peak)} |"));
    }

    static string Text(IEnumerable<(string Name, long Bytes)> memory) =>
        string.Join(", ", memory.Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Name} {process.Bytes >> 20:N0}")));

    static async Task<long> DownloadAsync(Uri address)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        await using var file = await http.GetStreamAsync(address);
        var buffer = new byte[64 * 1024];
        var bytes = 0L;
        while (await file.ReadAsync(buffer) is > 0 and var read) bytes += read;
        return bytes;
    }

    static async Task<long> CopyAsync(NpgsqlConnectionStringBuilder database)
    {
        var file = Path.GetTempFileName();
        try
        {
            var select = StreamPlaces.Select(null, PlaceReader.Whole, null, Caller.Anonymous);
            await Tool.RunAsync(PostgresBinaries.Find().PathOf("psql"),
            [
                "-X", "-q", "-h", database.Host!, "-p", database.Port.ToString(CultureInfo.InvariantCulture), "-U", database.Username!,
                "-d", database.Database!, "-c", "SET statement_timeout = 0",
                "-c", $"\\copy ({select.Text.ReplaceLineEndings(" ")}) TO '{file}' (FORMAT csv)",
            ], new Dictionary<string, string> { ["PGPASSWORD"] = database.Password!, ["PGOPTIONS"] = MapDatabase.Options });
            return new FileInfo(file).Length;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
