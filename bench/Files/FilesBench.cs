using System.Diagnostics;
using System.Globalization;
using Map.Bench.Places;
using Map.Bench.Places.Export;
using Map.Contract.Files;
using Npgsql;

namespace Map.Bench.Files;

/// <summary>All places in each format: the time to the first byte, the speed, and the memory; and what a client of a kilobyte a second keeps.</summary>
static class FilesBench
{
    public const int Usual = 1_000_000;

    static readonly TimeSpan SlowTime = TimeSpan.FromSeconds(45);

    /// <param name="places">The number of places in the database.</param>
    /// <param name="formats">Only the files whose name begins with this text.</param>
    public static async Task<int> RunAsync(int places, string formats)
    {
        await using var map = await BenchMap.StartAsync(places);
        var count = await map.CountAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            # Files of {count:N0} places, {DateTime.UtcNow:yyyy-MM-dd}

            The output of `./map bench files`. A small file of each format is made first, so that code is compiled.

            | file | first byte, ms | seconds | places per second | MB | memory before, MB | most above that, MB |
            |---|---|---|---|---|---|---|
            """));
        string[] files = [.. FileExtensions.All.Select(extension => $"places.{extension}"), "places.csv?fields=id,name", "dump.ndjson", "dump.gpkg", "revisions.ndjson"];
        foreach (var file in files.Where(file => file.StartsWith(formats, StringComparison.Ordinal))) await MeasureAsync(map, file, count);
        await SlowAsync(map);
        return 0;
    }

    static async Task MeasureAsync(BenchMap map, string file, long count)
    {
        if (file.StartsWith("places.", StringComparison.Ordinal)) await DownloadAsync(new Uri(map.Gateway, $"{file}{(file.Contains('?') ? '&' : '?')}regions=GB-KEN"));
        var firstByte = TimeSpan.Zero;
        var run = await ExportRun.MeasureAsync(map, async () =>
        {
            (var bytes, firstByte) = await DownloadAsync(new Uri(map.Gateway, file));
            return bytes;
        });
        var above = run.Before.Zip(run.Peak, (before, peak) => $"{before.Name} {Megabytes(peak.Bytes - before.Bytes)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {file} | {firstByte.TotalMilliseconds:N0} | {run.Seconds:0.0} | {count / run.Seconds:N0} | {run.Bytes / 1e6:N0} "
            + $"| {string.Join(", ", run.Before.Select(process => $"{process.Name} {Megabytes(process.Bytes)}"))} | {string.Join(", ", above)} |"));
    }

    // A client that takes a kilobyte a second, of files that are streamed and of one that is made on the disk.
    static async Task SlowAsync(BenchMap map)
    {
        Console.WriteLine("""

            | client of 1 KB a second | connections of the database that are not idle, each second: one while the service reads ahead, none from then on |
            |---|---|
            """);
        foreach (var file in (string[])["places.csv", "places.gpkg", "dump.ndjson"])
        {
            using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            await using var content = await http.GetStreamAsync(new Uri(map.Gateway, file));
            var buffer = new byte[1024];
            var busy = new List<long>();
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < SlowTime;)
            {
                await content.ReadExactlyAsync(buffer);
                await Task.Delay(TimeSpan.FromSeconds(1));
                busy.Add(await BusyAsync(map.Database));
            }

            Console.WriteLine($"| {file} | {string.Join(' ', busy.Select(number => number.ToString(CultureInfo.InvariantCulture)))} |");
        }
    }

    static async Task<long> BusyAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task<(long Bytes, TimeSpan FirstByte)> DownloadAsync(Uri address)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var watch = Stopwatch.StartNew();
        await using var file = await http.GetStreamAsync(address);
        var buffer = new byte[64 * 1024];
        var (bytes, firstByte) = (0L, TimeSpan.Zero);
        while (await file.ReadAsync(buffer) is > 0 and var read)
        {
            if (bytes == 0) firstByte = watch.Elapsed;
            bytes += read;
        }

        return (bytes, firstByte);
    }

    static string Megabytes(long bytes) => (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture);
}
