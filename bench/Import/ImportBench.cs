using System.Diagnostics;
using System.Globalization;
using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Bench.Load;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service;
using Map.Service.Access;
using Map.Service.Contributions.Edits;
using Map.Service.Hosting;
using Map.Service.Import;
using Map.Service.Import.Lists;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Bench.Import;

/// <summary>How long a list of many rows takes to be previewed, imported and undone, and the seed to be loaded, with the memory that it takes:
/// written to results/import.md.</summary>
static class ImportBench
{
    public const int Usual = 100_000;

    // Functions of the database that are named with their time.
    const int Named = 12;

    static readonly StringBuilder Table = new();
    static string cluster = "";

    /// <param name="rows">How many rows are applied; a tenth of them is previewed.</param>
    public static async Task<int> RunAsync(int rows)
    {
        System.Environment.SetEnvironmentVariable("MAP_STATE", Path.Combine(Checkout.Find().Root, ".map", "bench-import"));
        var checkout = Checkout.Find();
        var local = await LocalDatabase.OfAsync(checkout);
        LeftBehind.Note(local.StopAsync);
        await local.StopAsync();
        if (Directory.Exists(local.Folder)) Directory.Delete(local.Folder, recursive: true);
        var connection = await local.StartAsync(CancellationToken.None);
        cluster = local.Folder;
        await using var administrator = MapDatabase.Connect(local.SuperuserConnectionString);
        await ReadAsync(administrator, "ALTER DATABASE map SET track_functions = 'pl'");
        await using (var database = MapDatabase.Connect(connection))
        {
            await Migrations.ApplyAsync(database, CancellationToken.None);
            await MeasureAsync("the seed loads", "3 s", 0, () => SeedLoader.LoadIfEmptyAsync(database, checkout.Seed, TimeProvider.System, CancellationToken.None));
        }

        await using var app = Setup.Build(
            new ServiceSettings(local.LoopbackConnectionString, new Uri("http://127.0.0.1:0")), builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync();
        var lists = app.Services.GetRequiredService<ListImport>();
        var made = new MadeList(checkout.Seed, await Towns.ReadAsync(checkout.Seed));
        // A service that has run for a while.
        for (var warm = 0; warm < 3; warm++) await lists.PreviewAsync(await PlanAsync(lists, made, 500), CancellationToken.None);

        var (few, tenth) = (Math.Max(1, rows / 10), Rows(rows / 10));
        ListPlan plan = null!;
        var look = await MeasureAsync($"preview of {tenth}: reads, places, checks, finds twins", "", few, async () => plan = await PlanAsync(lists, made, few));
        var decide = await MeasureAsync($"preview of {tenth}: decides", "", few, () => lists.PreviewAsync(plan, CancellationToken.None));
        Row($"preview of {tenth}", Seconds(look + decide), "", "5 s for 10,000", "");

        Console.Error.WriteLine(string.Join(", ", plan.ToMessage().Counts.Select(count => $"{count.Outcome} {count.Rows}")));
        var all = Rows(rows);
        plan = null!;
        await ReadAsync(administrator, "SELECT pg_stat_reset()::text");
        look = await MeasureAsync($"apply of {all}: reads, places, checks, finds twins", "", rows, async () => plan = await PlanAsync(lists, made, rows));
        ImportResponse applied = null!;
        var write = await MeasureAsync($"apply of {all}: writes", "", rows, async () => applied = await lists.ApplyAsync(plan, CancellationToken.None));
        Row($"apply of {all}", Seconds(look + write), "", "60 s for 100,000", "");
        plan = null!;
        var functions = await ReadAsync(administrator, string.Create(CultureInfo.InvariantCulture, $"""
            SELECT format('| %s | %s | %s |', funcname, calls, round(self_time::numeric / 1000, 2)) FROM pg_stat_user_functions ORDER BY self_time DESC LIMIT {Named}
            """));
        await UndoAsync(app, applied.ActId, all);
        await app.StopAsync();

        var text = $"""
            # Importing lists

            The output of `./map bench import` on two cores, database and service on the same machine: made lists of places around real towns of several
            countries, a twentieth of them places of the seed, a tenth without coordinates. Memory is what the process holds at most beyond what it held
            before. The seed is the first that this process does: it compiles, and reads the gazetteer.

            | what | time | processors: service + database | goal | most memory |
            |---|---|---|---|---|
            {Table}
            Where the time of the database went while they were applied, in seconds of each function without what it calls:

            | function | calls | seconds |
            |---|---|---|
            {string.Join('\n', functions)}

            """;
        Console.WriteLine(text);
        if (rows == Usual) await File.WriteAllTextAsync(Path.Combine(checkout.Root, "bench", "results", "import.md"), text);
        return 0;
    }

    static async Task UndoAsync(WebApplication app, string act, string rows)
    {
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());
        var keys = app.Services.GetRequiredService<KeyStore>();
        var client = new ContributionsService.ContributionsServiceClient(channel);
        var request = new RevertRequest { ActId = act, Summary = new() { Comment = "Imported by mistake" } };
        var (first, second) = (await KeyAsync(keys), await KeyAsync(keys));
        await MeasureAsync($"undo of {rows} by one act", "", 0, async () =>
        {
            try
            {
                await client.RevertAsync(request, first, Patience);
            }
            catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
            {
                // A second person confirms what the first asked for.
                await client.RevertAsync(request, second, Patience);
            }
        });
    }

    static DateTime Patience => DateTime.UtcNow.AddMinutes(15);

    static async Task<Metadata> KeyAsync(KeyStore keys) =>
        new() { { "authorization", $"Bearer {(await keys.CreateAsync(Role.Admin, [], "bench", CancellationToken.None)).Secret}" } };

    static async Task<ListPlan> PlanAsync(ListImport lists, MadeList made, int rows)
    {
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes(made.Of(rows)));
        return await lists.PlanAsync(file, Options(rows), SubjectReads.Everything, CancellationToken.None);
    }

    // Every row that can be written is.
    static ImportOptions Options(int rows) => new()
    {
        FileName = string.Create(CultureInfo.InvariantCulture, $"made-{rows}.csv"), Defaults = { ["kind"] = "detention_centre" },
        Accept = { "all" }, LeaveOut = { "wrong" },
    };

    static async Task<double> MeasureAsync(string what, string goal, int rows, Func<Task> work)
    {
        // Also gives back what it keeps for later.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Peak.Begin();
        var used = ProcessorTime.Of(cluster);
        var watch = Stopwatch.StartNew();
        await work();
        var seconds = watch.Elapsed.TotalSeconds;
        used = ProcessorTime.Of(cluster) - used;
        var grown = Math.Max(0, Peak.Bytes() - before);
        Row(what, Seconds(seconds), used.ToString(), goal, string.Create(
            CultureInfo.InvariantCulture, $"{grown / 1e6:0} MB{(rows > 0 ? $", {(double)grown / rows:#,0} bytes a row" : "")}"));
        return seconds;
    }

    static void Row(string what, string time, string used, string goal, string memory)
    {
        Console.Error.WriteLine($"{what}: {time} ({used}) {memory}");
        Table.Append(CultureInfo.InvariantCulture, $"| {what} | {time} | {used} | {goal} | {memory} |\n");
    }

    static string Rows(int rows) => string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows");

    static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");

    // The first column.
    static async Task<List<string>> ReadAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await row.ReadAsync()) texts.Add(row.GetString(0));
        return texts;
    }
}
