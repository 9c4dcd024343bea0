using Grpc.Core;
using Grpc.Net.Client;
using Map.Cli.Clusters;
using Map.Service.Storage;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Service.Tests.Hosting;

/// <summary>What callers type and where they look is a parameter and never SQL text: neither the sessions nor the logs show it, not even
/// when the statement fails.</summary>
public sealed class AskedTextsTests : IAsyncLifetime
{
    const double Latitude = 51.987613, Longitude = 1.876521;
    const string Text = "Quzzlewick";

    static readonly string[] Asked = ["987613", "876521", "quzzlewick"];

    // A server of its own, whose log no other test writes to, and that logs every statement.
    ThrowAwayCluster cluster = null!;
    string superuser = null!;
    readonly FakeLogCollector log = new();

    public async Task InitializeAsync()
    {
        cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync("map");
        superuser = cluster.Cluster.SuperuserConnectionString("map") + ";Pooling=false";
        await MigratedDatabase.MigrateAsync(cluster.Cluster.ConnectionString("map"));
        await using var settings = new NpgsqlConnection(superuser);
        await settings.OpenAsync();
        await ExecuteAsync(settings, "ALTER DATABASE map SET log_min_duration_statement = 0");
    }

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Asked_texts_and_positions_are_in_no_session_and_no_log_though_statements_fail()
    {
        var impatient = new NpgsqlConnectionStringBuilder(cluster.Cluster.ConnectionString("map"))
        {
            Options = MapDatabase.Options + " -c lock_timeout=0 -c statement_timeout=2000",
        };
        await using var service = Setup.Build(
            new(impatient.ConnectionString, new Uri("http://127.0.0.1:0")),
            builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(log)));
        await service.StartAsync();
        using var channel = GrpcChannel.ForAddress(service.Urls.Single());
        await using var observer = new NpgsqlConnection(superuser);
        await observer.OpenAsync();
        await using var transaction = await observer.BeginTransactionAsync();
        await ExecuteAsync(observer, Sessions.HoldAll);

        var calls = Calls(channel).Select(call => call()).ToList();
        var shown = new HashSet<string>();
        await Patience.UntilAsync(
            async () =>
            {
                shown.UnionWith(await QueriesAsync(observer));
                return calls.All(call => call.IsCompleted);
            },
            "every call to end");

        foreach (var call in calls)
            Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        var written = await File.ReadAllTextAsync(cluster.Cluster.LogFile);
        // A call may have several statements that fail.
        Assert.True(written.Split("canceling statement due to statement timeout").Length > calls.Count, written);
        foreach (var part in new[] { "search_text LIKE", "ST_MakePoint($" })
        {
            Assert.Contains(shown, query => query.Contains(part, StringComparison.Ordinal));
            Assert.Contains(part, written, StringComparison.Ordinal);
        }
        foreach (var asked in Asked)
        {
            Assert.DoesNotContain(shown, query => query.Contains(asked, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(asked, written, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(asked, log.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    static IEnumerable<Func<Task>> Calls(GrpcChannel channel)
    {
        var places = new PlacesService.PlacesServiceClient(channel);
        var organisations = new OrganisationsService.OrganisationsServiceClient(channel);
        var regions = new RegionsService.RegionsServiceClient(channel);
        var at = new Position { Latitude = Latitude, Longitude = Longitude };
        var box = new Box { West = Longitude, South = Latitude, East = Longitude + 1, North = Latitude + 1 };
        var ring = new Ring
        {
            Positions =
            {
                at, new Position { Latitude = Latitude, Longitude = 3 }, new Position { Latitude = 53, Longitude = Longitude }, at,
            },
        };
        PlaceFilter[] filters =
        [
            new() { Text = Text },
            new() { Near = new() { Position = at, WithinMetres = 5_000 } },
            new() { Box = box },
            new() { Within = new() { Polygons = { new Polygon { Rings = { ring } } } } },
            new() { Covers = at },
            new() { Helps = at },
        ];
        foreach (var filter in filters)
            yield return () => places.SearchPlacesAsync(new() { Filter = filter }).ResponseAsync;
        yield return () => places.CountPlacesAsync(new() { Filter = filters[0] }).ResponseAsync;
        yield return () => places.FindNearAsync(new() { Position = at, Filter = new() { Text = Text } }).ResponseAsync;
        yield return () => new ClustersService.ClustersServiceClient(channel).ClusterPlacesAsync(new() { Box = box, Zoom = 9 }).ResponseAsync;
        yield return () => organisations.SearchOrganisationsAsync(new() { Text = Text }).ResponseAsync;
        yield return () => regions.SearchRegionsAsync(new() { Containing = at }).ResponseAsync;
        yield return () => regions.SearchRegionsAsync(new() { Text = Text }).ResponseAsync;
        yield return () => new SearchService.SearchServiceClient(channel).SearchAsync(new() { Text = Text, Near = at }).ResponseAsync;
    }

    static async Task<List<string>> QueriesAsync(NpgsqlConnection observer)
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_stat_clear_snapshot(); SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid()", observer);
        await using var row = await command.ExecuteReaderAsync();
        await row.NextResultAsync();
        var queries = new List<string>();
        while (await row.ReadAsync()) queries.Add(row.GetString(0));
        return queries;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
