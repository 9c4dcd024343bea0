using Grpc.Core;
using Grpc.Health.V1;
using Map.Places.Tests.Running;
using Map.V1;

namespace Map.Places.Tests.Hosting;

public sealed class DeadlineTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task A_deadline_ends_the_statement_in_the_database()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "LOCK TABLE place IN ACCESS EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync();

        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest(), deadline: DateTime.UtcNow.AddSeconds(1));

        var ended = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.DeadlineExceeded, ended.StatusCode);
        await UntilNobodyWaitsAsync();
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Every_question_about_places_ends_in_the_database_with_its_deadline()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "LOCK TABLE place IN ACCESS EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync();
        var deadline = DateTime.UtcNow.AddSeconds(2);
        var box = new Box { East = 1, North = 1 };
        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest(), deadline: deadline);
        Task[] calls =
        [
            server.Places.CountPlacesAsync(new CountPlacesRequest(), deadline: deadline).ResponseAsync,
            server.Places.FindNearAsync(new FindNearRequest { Position = new Position() }, deadline: deadline).ResponseAsync,
            server.Places.ClusterPlacesAsync(new ClusterPlacesRequest { Box = box, Zoom = 5 }, deadline: deadline).ResponseAsync,
            server.Places.SummarisePlacesAsync(new SummarisePlacesRequest(), deadline: deadline).ResponseAsync,
            stream.ResponseStream.MoveNext(CancellationToken.None),
            server.Tiles.GetTileAsync(new GetTileRequest { Z = 5 }, deadline: deadline).ResponseAsync,
            server.Tiles.GetTileAsync(new GetTileRequest { Z = 9 }, deadline: deadline).ResponseAsync,
            server.Tiles.GetTileAsync(new GetTileRequest { Z = 9 }, deadline: deadline).ResponseAsync,
        ];

        foreach (var call in calls)
            Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await UntilNobodyWaitsAsync();
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_statement_in_the_database()
    {
        await using var connection = await server.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.CommandText = "LOCK TABLE place IN ACCESS EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync();
        using var leaving = new CancellationTokenSource();

        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest(), cancellationToken: leaving.Token);
        await UntilAsync(waiting => waiting > 0);
        await leaving.CancelAsync();

        var ended = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
        await UntilNobodyWaitsAsync();
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

    Task UntilNobodyWaitsAsync() => UntilAsync(waiting => waiting == 0);

    // Asks again until it holds; the test's own time limit names it otherwise.
    async Task UntilAsync(Func<long, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds(await server.Map.ScalarAsync<long>("""
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)))
            Assert.False(limit.IsCancellationRequested, "Waited 20 s for the number of statements that wait for a lock.");
    }
}
