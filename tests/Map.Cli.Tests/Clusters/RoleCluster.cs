using Map.Cli.Clusters;
using Npgsql;

namespace Map.Cli.Tests.Clusters;

/// <summary>A cluster with the map's role and its empty database.</summary>
public sealed class RoleCluster : IAsyncLifetime
{
    public const string Database = "map";

    ThrowAwayCluster throwAway = null!;

    public PrivateCluster Cluster => throwAway.Cluster;

    public async Task InitializeAsync()
    {
        throwAway = await PrivateCluster.StartThrowAwayAsync();
        await Cluster.CreateDatabaseAsync(Database);
    }

    public async Task DisposeAsync() => await throwAway.DisposeAsync();

    public static async Task<string?> ValueAsync(string connection, string sql)
    {
        await using var session = new NpgsqlConnection(connection + ";Pooling=false");
        await session.OpenAsync();
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync() as string;
    }
}
