using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Map.Bench.Load;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Contract;
using Map.Service;
using Map.Service.Access;
using Map.Service.Hosting;
using Map.Service.Import;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Bench.Undo;

/// <summary>Undoing all that a hostile key did: 10,000 edits over 5,000 places, among them places that another has changed since. The preview
/// must be the result, and readers must hardly notice.</summary>
static class UndoBench
{
    const int Places = 20_000;
    const int Edited = 5_000;
    const int BuiltUpon = 100;

    public static async Task<int> RunAsync()
    {
        System.Environment.SetEnvironmentVariable("MAP_STATE", Path.Combine(Checkout.Find().Root, ".map", "bench-undo"));
        var checkout = Checkout.Find();
        var cluster = await LocalDatabase.OfAsync(checkout);
        LeftBehind.Note(cluster.StopAsync);
        // Anew each time: what an earlier run did would be a part of the history.
        await cluster.StopAsync();
        if (Directory.Exists(cluster.Folder)) Directory.Delete(cluster.Folder, recursive: true);
        await using var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
        await Migrations.ApplyAsync(database, CancellationToken.None);
        await SeedLoader.LoadIfEmptyAsync(database, checkout.Seed, TimeProvider.System, CancellationToken.None);
        await using (var administrator = MapDatabase.Connect(cluster.SuperuserConnectionString))
            await SyntheticMap.FillAsync(administrator, Places, () => Towns.ReadAsync(checkout.Seed));

        await using var app = Setup.Build(new ServiceSettings(cluster.LoopbackConnectionString, new Uri("http://127.0.0.1:0")));
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());
        var keys = app.Services.GetRequiredService<KeyStore>();
        var (hostile, _) = await keys.CreateAsync(Role.Contributor, [], "hostile", CancellationToken.None);
        var (other, _) = await keys.CreateAsync(Role.Contributor, [], "other", CancellationToken.None);
        await VandaliseAsync(database, hostile, Edited, 0);
        await VandaliseAsync(database, hostile, Edited, 1);
        await VandaliseAsync(database, other, BuiltUpon, 2);

        var client = new ContributionsService.ContributionsServiceClient(channel);
        var request = new RevertContributorRequest
        {
            KeyId = hostile.ToString(), Since = Timestamp.FromDateTime(DateTime.UtcNow.AddHours(-1)),
            Summary = new EditSummary { Comment = "A stolen key" }, ValidateOnly = true,
        };
        var places = new PlacesService.PlacesServiceClient(channel);
        var reader = new PacedReader(TimeSpan.FromMilliseconds(10), i => places.FindNearAsync(new()
        {
            Position = new() { Latitude = 43 + (i * 0.0137 % 11), Longitude = -4 + (i * 0.0291 % 16) }, WithinMetres = 50_000, PageSize = 20,
        }).ResponseAsync);
        await reader.WarmAsync();
        var quiet = await reader.DuringAsync(() => Task.Delay(TimeSpan.FromSeconds(10)));
        var (first, second) = (await KeyAsync(keys), await KeyAsync(keys));
        var preview = await client.RevertContributorAsync(request, first, Patience);
        request.ValidateOnly = false;
        request.Digest = preview.Digest;
        // A second person confirms what the first asked for.
        try
        {
            await client.RevertContributorAsync(request, first, Patience);
            throw new InvalidOperationException("One person alone could do it.");
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.PermissionDenied)
        {
        }

        RevertResponse result = null!;
        var watch = Stopwatch.StartNew();
        var busy = await reader.DuringAsync(async () =>
        {
            result = await client.RevertContributorAsync(request, second, Patience);
            watch.Stop();
        });
        Print(preview, result, watch.Elapsed, quiet, busy);
        await app.StopAsync();
        return preview.Digest == result.Digest && result.Undone.SequenceEqual(preview.Undone) ? 0 : 1;
    }

    // Without one, a call has ten seconds.
    static DateTime Patience => DateTime.UtcNow.AddMinutes(5);

    static async Task<Metadata> KeyAsync(KeyStore keys) =>
        new() { { "authorization", $"Bearer {(await keys.CreateAsync(Role.Reviewer, [], "reviewer", CancellationToken.None)).Secret}" } };

    // As the calls of a key would, but all at once: each place gets a revision.
    static async Task VandaliseAsync(NpgsqlDataSource database, Guid key, int places, int round)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var edit = new NpgsqlCommand("""
            WITH taken AS (UPDATE revision_counter SET last = last + $1 RETURNING last - $1 AS before),
            chosen AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM place WHERE key LIKE 'synthetic-%' ORDER BY id LIMIT $1)
            UPDATE place p SET name = 'Vandalised ' || $2 || ' ' || chosen.n, website = 'https://' || $2 || '.bad.example', updated_at = now(),
                summary = CASE WHEN $2 = 1 THEN NULL ELSE summary END, revision = taken.before + chosen.n
            FROM chosen, taken WHERE p.id = chosen.id
            """, connection, transaction) { Parameters = { new() { Value = places }, new() { Value = round } } };
        await edit.ExecuteNonQueryAsync();
        await using var log = new NpgsqlCommand("""
            INSERT INTO revision (number, at, key_id, origin, change, subject, subject_id, state)
            SELECT revision, now(), $1, 'api', 'updated', 'place', id::text, place_state(id) FROM place
            WHERE revision > (SELECT max(number) FROM revision)
            """, connection, transaction) { Parameters = { new() { Value = key } } };
        await log.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    static void Print(RevertResponse preview, RevertResponse result, TimeSpan took, Latencies quiet, Latencies busy) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            Undoing {2 * Edited:N0} edits of one key over {Edited:N0} of {Places:N0} places, {BuiltUpon} of which another has changed since:

            | what | figure | asked for |
            |---|---|---|
            | time of the act | {took.TotalSeconds:0.00} s | 5 s |
            | places set back | {result.Subjects:N0} | {Edited:N0} |
            | fields set back | {result.Fields:N0} | |
            | fields that stay because another changed them | {result.FieldsBuiltUpon:N0} | |
            | preview is the result | {preview.Digest == result.Digest} | True |
            | readers' p99 alone, a request each 10 ms | {quiet.At(0.99):0.0} ms of {quiet.Count}, at most {quiet.Longest:0.0} ms | |
            | readers' p99 beside it | {busy.At(0.99):0.0} ms of {busy.Count}, at most {busy.Longest:0.0} ms | less than 2 × |
            """));
}
