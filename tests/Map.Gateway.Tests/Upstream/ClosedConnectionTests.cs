using System.Net.Http.Json;
using Map.Gateway.Tests.EndToEnd;
using Npgsql;

namespace Map.Gateway.Tests.Upstream;

/// <summary>Who closes a connection to the gateway ends what it was waiting for, down to the statement in PostgreSQL.</summary>
public sealed class ClosedConnectionTests(SeededMap map) : IClassFixture<SeededMap>
{
    const string Others = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name NOT LIKE 'Map.Service %'
        """;
    const string Waiting = "wait_event_type = 'Lock'";
    const string Busy = "state <> 'idle'";

    [Theory]
    [InlineData("{ places { nodes { name } } }")]
    [InlineData("{ places { totalCount } }")]
    [InlineData("{ placesNear(position: {latitude: 51, longitude: 1}) { nodes { name } } }")]
    [InlineData("{ place(id: \"T2ZmaWNlOjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMA==\") { name } }")]
    [InlineData("{ clusters(box: {west: 0, south: 50, east: 2, north: 52}, zoom: 8) { count } }")]
    [InlineData("{ statistics(by: [KIND]) { count } }")]
    [InlineData("{ organisations { nodes { name } } }")]
    [InlineData("{ regions(containing: {latitude: 51, longitude: 1}) { name } }")]
    [InlineData("{ changes(since: 0) { nodes { kind } } }")]
    public Task Operation(string query) =>
        LeaveAsync(token => map.Gateway.Http.PostAsJsonAsync("graphql", new { query }, token));

    [Theory]
    [InlineData("graphql/persisted/list")]
    [InlineData("places.csv")]
    [InlineData("places.geojson")]
    [InlineData("tiles/6/31/21.mvt")]
    [InlineData("tiles/12/2059/1376.mvt")]
    public Task Address(string path) => LeaveAsync(token => map.Gateway.Http.GetAsync(path, token));

    [Theory]
    [InlineData("places.csv")]
    [InlineData("places.geojson")]
    public async Task File_in_middle(string path)
    {
        await ManyPlaces.AddAsync(map.Database, 20_000, path);
        var response = await map.Gateway.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

        response.Dispose();

        await UntilAsync(Busy, sessions => sessions == 0);
        Assert.Equal("", string.Join('\n', map.Errors));
    }

    // Held up by a lock on what every question needs; what the service itself looks at every second stays open: the log, the types of facilities, the surveys.
    async Task LeaveAsync(Func<CancellationToken, Task<HttpResponseMessage>> ask)
    {
        await using var connection = await map.Database.OpenConnectionAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand(
            "LOCK TABLE place, organisation, region IN ACCESS EXCLUSIVE MODE", connection);
        await hold.ExecuteNonQueryAsync();
        using var leaving = new CancellationTokenSource();

        var answer = ask(leaving.Token);
        await UntilAsync(Waiting, statements => statements > 0 || answer.IsCompleted);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => Assert.Fail(await (await answer).Content.ReadAsStringAsync()));
        await UntilAsync(Waiting, statements => statements == 0);
        Assert.Equal("", string.Join('\n', map.Errors));
    }

    async Task UntilAsync(string sessions, Predicate<long> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!holds(await map.ScalarAsync<long>($"{Others} AND {sessions}")))
            Assert.False(limit.IsCancellationRequested, $"Waited 20 s for the number of sessions with {sessions}.");
    }
}
