using System.Diagnostics;
using System.Net;
using Map.Service.Access;
using Npgsql;

namespace Map.Gateway.Tests.Restores;

/// <summary>What the pair does while its database is away, and after that.</summary>
public sealed class OutageTests(OwnCluster map) : IClassFixture<OwnCluster>
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    readonly Asking asking = new(map.Gateway, map.ServiceLog);

    [Fact]
    public async Task Server_that_is_restarted_is_used_again()
    {
        var before = await AnswerAsync();

        var answers = await asking.WhileAsync(map.RestartAsync);

        Assert.Empty(answers.Except([before]));
        await Patience.UntilAsync(async () => await asking.AskAsync() == before, "an answer", Limit);
        await Patience.UntilAsync(async () => await map.ReadyAsync() == HttpStatusCode.OK, "the pair to be ready", Limit);
    }

    [Fact]
    public async Task Backends_that_are_ended_while_they_work_are_no_fault_of_ours()
    {
        await AnswerAsync();
        var key = (await map.Get<KeyStore>().CreateAsync(Role.Reviewer, [], "test", CancellationToken.None)).Secret;
        var codes = new List<string>();

        // How many of the questions are answered meanwhile is luck; that none of them finds a fault of ours is what Asking looks at.
        await asking.WhileAsync(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var added = AddAsync($"Office {i}", key);
                await map.ExecuteAsync("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'map' AND pid <> pg_backend_pid()
                    """, "postgres");
                codes.Add(await added);
            }
        });

        Assert.True(
            !codes.Except(["added", "UNAVAILABLE"]).Any(),
            $"{string.Join(", ", codes.Distinct())}\n{string.Join('\n', map.ServiceLog.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)))}");
        Assert.DoesNotContain(map.ServiceLog.Lines, line => line.Contains("ErrorInterceptor", StringComparison.Ordinal)
            && line.Contains("failed", StringComparison.Ordinal));
        await Patience.UntilAsync(async () => await asking.AskAsync() is not null, "an answer", Limit);
    }

    [Fact]
    public async Task Used_up_connections_are_said_and_over_when_there_are_some_again()
    {
        await AnswerAsync();
        var connections = new List<NpgsqlConnection>();
        try
        {
            await TakeAllAsync(connections);
            map.Get<NpgsqlDataSource>().Clear();

            // Neither an answer nor a fault of the program, which Asking looks at.
            await asking.AskAsync();
        }
        finally
        {
            foreach (var connection in connections) await connection.DisposeAsync();
        }

        await Patience.UntilAsync(async () => await asking.AskAsync() is not null, "an answer", Limit);
        await Patience.UntilAsync(async () => await map.ReadyAsync() == HttpStatusCode.OK, "the pair to be ready", Limit);
    }

    [Fact]
    public async Task Frozen_server_makes_pair_not_ready_within_two_seconds()
    {
        await AnswerAsync();
        await Patience.UntilAsync(async () => await map.ReadyAsync() == HttpStatusCode.OK, "the pair to be ready");
        using (map.Freeze())
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await map.ReadyAsync());
            // Half a second is for a machine that has other things to do.
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        }

        await Patience.UntilAsync(async () => await map.ReadyAsync() == HttpStatusCode.OK, "the pair to be ready", Limit);
        await Patience.UntilAsync(async () => await asking.AskAsync() is not null, "an answer", Limit);
    }

    async Task TakeAllAsync(List<NpgsqlConnection> connections)
    {
        while (true)
        {
            var connection = new NpgsqlConnection(map.ConnectionString + ";Pooling=false");
            try
            {
                await connection.OpenAsync();
                connections.Add(connection);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                return;
            }
        }
    }

    async Task<string> AddAsync(string name, string key)
    {
        var answer = await map.Gateway.AskAsync(
            """
            mutation($name: String!) {
              addPlace(input: { name: $name, status: OPEN, sources: [{ citation: "a test" }], office: {} }) { place { id } }
            }
            """, new { name }, key);
        return answer["errors"] is { } errors ? (string)errors[0]!["extensions"]!["code"]! : "added";
    }

    async Task<string> AnswerAsync()
    {
        string? answer = null;
        await Patience.UntilAsync(async () => (answer = await asking.AskAsync()) is not null, "an answer");
        return answer!;
    }
}
