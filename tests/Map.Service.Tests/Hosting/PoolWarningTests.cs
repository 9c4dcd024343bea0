using Map.Cli.Clusters;
using Map.Service.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Npgsql;

namespace Map.Service.Tests.Hosting;

/// <summary>A service says at its start when it and those that run already may open more connections than the server allows.</summary>
public sealed class PoolWarningTests : IAsyncLifetime
{
    // On a server of its own: the services of other tests would count.
    ThrowAwayCluster cluster = null!;
    string connection = null!;

    public async Task InitializeAsync()
    {
        cluster = await PrivateCluster.StartThrowAwayAsync();
        await cluster.Cluster.CreateDatabaseAsync("map");
        connection = cluster.Cluster.ConnectionString("map");
        await MigratedDatabase.MigrateAsync(connection);
    }

    public async Task DisposeAsync() => await cluster.DisposeAsync();

    [Fact]
    public async Task Pools_of_all_services_together_are_compared_with_what_server_allows()
    {
        await using var source = MapDatabase.Connect(connection);
        var (allowed, _) = await MapDatabase.ConnectionsAsync(source, CancellationToken.None);
        await using var first = await ListenAsync();

        var half = (allowed / 2) - MapDatabase.OwnConnections;
        Assert.Empty(await WarningsAsync(half));
        var warning = Assert.Single(await WarningsAsync(half + 1));
        Assert.StartsWith($"MAP_POOL is {half + 1}, ", warning, StringComparison.Ordinal);
        Assert.Contains($"(2) may open {2 * (half + 1 + MapDatabase.OwnConnections)} connections", warning, StringComparison.Ordinal);
        Assert.Contains($"allows {allowed} ", warning, StringComparison.Ordinal);

        await using var second = await ListenAsync();
        Assert.Empty(await WarningsAsync((allowed / 3) - MapDatabase.OwnConnections));
        Assert.Single(await WarningsAsync(half));
    }

    [Fact]
    public async Task Pool_of_one_service_is_compared_with_what_server_allows()
    {
        await using var source = MapDatabase.Connect(connection);
        var (allowed, _) = await MapDatabase.ConnectionsAsync(source, CancellationToken.None);

        Assert.Empty(await WarningsAsync(allowed - MapDatabase.OwnConnections));
        Assert.Single(await WarningsAsync(allowed - MapDatabase.OwnConnections + 1));
    }

    async Task<List<string>> WarningsAsync(int pool)
    {
        await using var database = MapDatabase.Connect(connection, pool: pool);
        var log = new FakeLogger<PreparedDatabase>();
        await new PreparedDatabase(database, new(connection, new("http://127.0.0.1:0")), TimeProvider.System, log)
            .PrepareAsync(CancellationToken.None);
        return [.. log.Collector.GetSnapshot().Where(record => record.Level == LogLevel.Warning).Select(record => record.Message)];
    }

    /// <summary>Connects as another service that runs.</summary>
    async Task<NpgsqlConnection> ListenAsync()
    {
        var listener = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = MapDatabase.ListenerName + "of another build",
            Pooling = false,
        }.ConnectionString);
        await listener.OpenAsync();
        return listener;
    }
}
