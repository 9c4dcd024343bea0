using Map.Cli.Clusters;
using Npgsql;

namespace Map.Testing;

/// <summary>
/// The database server of this test process: the one that <c>MAP_TEST_DATABASE</c> names (a connection string with the right to
/// create databases), else a throw-away cluster that all tests of the process share.
/// </summary>
public static class TestCluster
{
    const string Variable = "MAP_TEST_DATABASE";

    static readonly Lazy<Task<string>> Server = new(StartAsync);

    // No fixture of xunit lives as long as the process; the cluster ends with the process, or when this reference is collected.
    static ThrowAwayCluster? ThrowAway;

    internal static bool IsThrowAway => Environment.GetEnvironmentVariable(Variable) is null or "";

    /// <summary>A connection string with the right to create databases.</summary>
    public static Task<string> GetConnectionStringAsync() => Server.Value;

    /// <summary>The same server, another database.</summary>
    public static async Task<string> GetConnectionStringAsync(string database)
        => new NpgsqlConnectionStringBuilder(await Server.Value) { Database = database }.ConnectionString;

    internal static async Task ExecuteAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<string> StartAsync()
    {
        if (!IsThrowAway)
            return Environment.GetEnvironmentVariable(Variable)!;

        try
        {
            ThrowAway = await PrivateCluster.StartThrowAwayAsync();
            return ThrowAway.Cluster.SuperuserConnectionString("postgres");
        }
        catch (ClusterException e)
        {
            var advice = Environment.GetEnvironmentVariable("CI") == "true"
                ? "The CI image must have PostgreSQL and PostGIS, or set "
                : "These tests need a real PostGIS. Install it, or name a server in ";
            throw new InvalidOperationException($"{e.Message}\n{advice}{Variable}=<connection string>.", e);
        }
    }
}
