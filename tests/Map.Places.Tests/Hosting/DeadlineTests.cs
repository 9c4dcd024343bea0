using Grpc.Core;
using Grpc.Health.V1;
using Map.Places.Tests.Running;
using Map.Testing;
using Map.V1;
using Npgsql;

namespace Map.Places.Tests.Hosting;

public sealed class DeadlineTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    // The log stays open: the service itself looks at it every second.
    const string HoldAll = """
        DO $$ BEGIN
            EXECUTE (SELECT 'LOCK TABLE ' || string_agg(quote_ident(tablename), ', ') || ' IN ACCESS EXCLUSIVE MODE'
                     FROM pg_tables
                     WHERE schemaname = 'public'
                       AND tablename NOT IN ('revision', 'revision_counter', 'schema_migration', 'spatial_ref_sys'));
        END $$
        """;

    const string Others = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name NOT LIKE 'Map.Places %'
        """;
    const string Waiting = "wait_event_type = 'Lock'";
    const string Sending = "wait_event = 'ClientWrite'";
    const string Busy = "state <> 'idle'";

    static int Regions;

    public static TheoryData<string> Calls => [.. Reads.All.Keys];

    [Fact]
    public void Every_call_that_reads_is_among_those_of_these_tests()
    {
        var calls = new[]
        {
            PlacesServiceReflection.Descriptor, OrganisationsServiceReflection.Descriptor, RegionsServiceReflection.Descriptor,
            LocalitiesServiceReflection.Descriptor, FacilityTypesServiceReflection.Descriptor, ChangesReflection.Descriptor,
            HistoryServiceReflection.Descriptor, TilesReflection.Descriptor,
        }.SelectMany(file => file.Services).SelectMany(service => service.Methods).Select(method => method.Name);

        // WatchState reads what the service reads every second anyway.
        Assert.Equal(["CreatePlace", "WatchState"], calls.Except(Reads.All.Keys).Order());
        Assert.Empty(Reads.All.Keys.Except(calls));
    }

    [Fact]
    public async Task A_deadline_ends_the_statement_of_every_call_in_the_database()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        await using var held = await HoldAsync(connection);

        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5));
        var calls = Reads.All.Select(read => (read.Key, Answer: read.Value(server, options))).ToList();
        await UntilAsync(Waiting, statements => statements == calls.Count);

        foreach (var (name, answer) in calls)
            Assert.Equal((name, StatusCode.DeadlineExceeded),
                (name, (await Assert.ThrowsAsync<RpcException>(() => answer)).StatusCode));
        await UntilNobodyWaitsAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_caller_who_leaves_ends_the_statement_in_the_database(string call)
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        await using var held = await HoldAsync(connection);
        using var leaving = new CancellationTokenSource();

        var answer = Reads.All[call](server, new CallOptions(cancellationToken: leaving.Token));
        await UntilAsync(Waiting, statements => statements > 0);
        await leaving.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => answer)).StatusCode);
        await UntilNobodyWaitsAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task A_reader_who_leaves_in_the_middle_of_a_stream_ends_the_statement_in_the_database()
    {
        await ManyPlaces.AddAsync(server.Database, 20_000);
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest());
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        await UntilAsync(Sending, statements => statements > 0);

        stream.Dispose();

        await UntilAsync(Busy, sessions => sessions == 0);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task A_deadline_in_the_middle_of_a_stream_ends_the_statement_in_the_database()
    {
        await ManyPlaces.AddAsync(server.Database, 20_000, "more");
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest(), deadline: DateTime.UtcNow.AddSeconds(3));
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));

        await UntilAsync(Busy, sessions => sessions == 0);

        var ended = await Assert.ThrowsAsync<RpcException>(async () => await stream.ResponseStream.ReadAllAsync().CountAsync());
        Assert.Equal(StatusCode.DeadlineExceeded, ended.StatusCode);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task The_service_tells_that_it_is_ready_by_both_ways()
    {
        var health = await new Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest());
        using var http = new HttpClient
        {
            DefaultRequestVersion = new Version(2, 0),
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(server.Url, "/ready")));
    }

    async Task<NpgsqlTransaction> HoldAsync(NpgsqlConnection connection)
    {
        // Something new, for what has not changed need not be read again.
        await server.Map.PlaceAsync("new");
        var number = Interlocked.Increment(ref Regions);
        await server.Map.RegionAsync($"{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}", "new", 0, 0, 1, 1);
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(HoldAll, connection);
        await hold.ExecuteNonQueryAsync();
        return transaction;
    }

    Task UntilNobodyWaitsAsync() => UntilAsync(Waiting, statements => statements == 0);

    // Asks again until it holds; the test's own time limit names it otherwise.
    async Task UntilAsync(string sessions, Func<long, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds(await server.Map.ScalarAsync<long>($"{Others} AND {sessions}")))
            Assert.False(limit.IsCancellationRequested, $"Waited 20 s for the number of sessions with {sessions}.");
    }
}
