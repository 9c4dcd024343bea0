using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using Map.Bench.Load;
using Map.Bench.Places.Synthetic;
using Map.Cli;
using Map.Cli.Clusters;
using Map.Service;
using Map.Service.Hosting;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Bench.Events;

/// <summary>What takes place within 20 km in the next 14 days, among 100,000 series in and around the towns of the gazetteer, more where more people live.</summary>
static class EventsBench
{
    public const int Usual = 100_000;
    const int Questions = 2_000;

    public static async Task<int> RunAsync(int series)
    {
        Environment.SetEnvironmentVariable("MAP_STATE", Path.Combine(Checkout.Find().Root, ".map", "bench-events"));
        var checkout = Checkout.Find();
        var cluster = await LocalDatabase.OfAsync(checkout);
        LeftBehind.Note(cluster.StopAsync);
        await cluster.StopAsync();
        if (Directory.Exists(cluster.Folder)) Directory.Delete(cluster.Folder, recursive: true);
        await using var database = MapDatabase.Connect(await cluster.StartAsync(CancellationToken.None));
        await Migrations.ApplyAsync(database, CancellationToken.None);
        var towns = (await Towns.ReadAsync(checkout.Seed)).ToList();
        var spots = Spots(towns, series + Questions);
        await using (var administrator = MapDatabase.Connect(cluster.SuperuserConnectionString)) await FillAsync(administrator, spots[..series]);

        await using var app = Setup.Build(new ServiceSettings(cluster.LoopbackConnectionString, new Uri("http://127.0.0.1:0")));
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());
        var events = new EventsService.EventsServiceClient(channel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{series:N0} series, weekly and monthly, a tenth of them with a time that is cancelled; {Questions:N0} questions from towns, more from larger ones.\n\n| order | p50 | p99 | longest | results on the first page |\n|---|---|---|---|---|"));
        foreach (var order in new[] { EventOrder.Distance, EventOrder.Start })
        {
            foreach (var spot in spots[series..(series + 200)]) await AskAsync(events, spot, order);
            var (times, found) = (new List<double>(), 0L);
            foreach (var spot in spots[series..])
            {
                var start = Stopwatch.GetTimestamp();
                found += (await AskAsync(events, spot, order)).Results.Count;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {order} | {times[times.Count / 2]:0.0} ms | {times[(int)(times.Count * 0.99)]:0.0} ms | {times[^1]:0.0} ms | {(double)found / Questions:0.0} of 20 |"));
        }

        await app.StopAsync();
        return 0;
    }

    static async Task<EventsNearResponse> AskAsync(EventsService.EventsServiceClient events, (double Longitude, double Latitude) spot, EventOrder order) =>
        await events.EventsNearAsync(new() { Position = new() { Longitude = spot.Longitude, Latitude = spot.Latitude }, WithinMetres = 20_000, OrderBy = order });

    // In a circle of some kilometres about a town, which is chosen by its inhabitants.
    static List<(double Longitude, double Latitude)> Spots(List<Town> towns, int count)
    {
        var dice = new Random(1);
        var (sum, reach) = (0.0, new double[towns.Count]);
        for (var i = 0; i < towns.Count; i++) reach[i] = sum += Math.Sqrt(towns[i].Population);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var at = Array.BinarySearch(reach, dice.NextDouble() * sum);
            var town = towns[Math.Min(towns.Count - 1, at < 0 ? ~at : at)];
            return (town.Longitude + (dice.NextDouble() - 0.5) * 0.1, Math.Clamp(town.Latitude + (dice.NextDouble() - 0.5) * 0.1, -85, 85));
        })];
    }

    // Past the service: what it would write, by statements of thousands. The log has one row, which stands for all.
    static async Task FillAsync(NpgsqlDataSource database, IReadOnlyList<(double Longitude, double Latitude)> spots)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("""
            SET statement_timeout = 0;
            UPDATE revision_counter SET last = last + 1;
            INSERT INTO revision (number, at, origin, change, subject, subject_id, state)
            SELECT last, now(), 'api', 'created', 'event', '00000000-0000-0000-0000-000000000000', '{}' FROM revision_counter;
            """, connection);
        await command.ExecuteNonQueryAsync();
        await using var fill = new NpgsqlCommand("""
            INSERT INTO event (id, name, kind, status, description, schedule, venue, published, created_at, updated_at, revision)
            SELECT md5('event ' || n)::uuid, 'Event ' || n, (enum_range(NULL::event_kind))[1 + n % 10], 'planned', 'What happens there, in a sentence or two.',
                jsonb_build_object('start', '2026-01-01T18:30', 'time_zone', 'Europe/London', 'rule', CASE WHEN n % 3 = 0 THEN 'FREQ=MONTHLY' ELSE 'FREQ=WEEKLY' END),
                jsonb_build_object('site', jsonb_build_object('position', jsonb_build_object('longitude', x, 'latitude', y), 'precision', 'PRECISION_BUILDING', 'words', 'A hall')),
                true, now(), now(), (SELECT last FROM revision_counter)
            FROM unnest($1, $2) WITH ORDINALITY AS spot (x, y, n)
            """, connection) { CommandTimeout = 0, Parameters = { new() { Value = spots.Select(spot => spot.Longitude).ToArray() }, new() { Value = spots.Select(spot => spot.Latitude).ToArray() } } };
        await fill.ExecuteNonQueryAsync();
        await using var times = new NpgsqlCommand("""
            INSERT INTO event_occurrence (event_id, occurrence, starts, ends, starts_at, ends_at, cancelled, moved)
            SELECT e.id, t.text, t.text, t.text, t.at, t.at + interval '2 hours', t.n = 2 AND hashtext(e.name) % 10 = 0, false
            FROM event e, LATERAL (
                SELECT at, to_char(at, 'YYYY-MM-DD"T"HH24:MI') AS text, row_number() OVER (ORDER BY at) AS n
                FROM generate_series(date_trunc('day', now()) + make_interval(hours => 8 + abs(hashtext(e.name)) % 14, days => abs(hashtext(e.name)) % 7),
                    now() + interval '396 days', CASE WHEN e.schedule ->> 'rule' = 'FREQ=WEEKLY' THEN interval '7 days' ELSE interval '1 month' END) at) t;
            INSERT INTO event_expansion (event_id, until, revision) SELECT id, current_date + 396, revision FROM event;
            ANALYZE;
            """, connection) { CommandTimeout = 0 };
        await times.ExecuteNonQueryAsync();
    }
}
