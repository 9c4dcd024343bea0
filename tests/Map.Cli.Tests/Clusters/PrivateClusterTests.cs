using System.Diagnostics;
using System.Globalization;
using Map.Cli.Clusters;
using Npgsql;

namespace Map.Cli.Tests.Clusters;

public sealed class PrivateClusterTests : IAsyncLifetime
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("map-cluster-");
    PrivateCluster cluster = null!;

    public Task InitializeAsync()
    {
        // The server's user has to pass through.
        File.SetUnixFileMode(root.FullName, (UnixFileMode)0b111_001_001);
        var folder = "a folder, \"quoted\" & it's long " + new string('x', 90);
        cluster = new PrivateCluster(Path.Combine(root.FullName, folder), durable: false);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await cluster.StopAsync();
        root.Delete(recursive: true);
    }

    [Fact]
    public async Task Cluster_in_folder_with_awkward_name_is_created_started_stopped_and_started_again()
    {
        Assert.Equal(ClusterState.Absent, await cluster.GetStateAsync());
        await cluster.CreateAsync();
        await cluster.CreateAsync();
        Assert.Equal(ClusterState.Stopped, await cluster.GetStateAsync());
        await cluster.StartAsync();
        await cluster.StartAsync();
        Assert.Equal(ClusterState.Running, await cluster.GetStateAsync());

        await cluster.CreateDatabaseAsync("a \"map\"");
        await cluster.CreateDatabaseAsync("a \"map\"");
        await ExecuteAsync(cluster.ConnectionString("a \"map\""), "CREATE TABLE place (at geometry(Point, 4326))");
        await cluster.StopAsync();
        Assert.Equal(ClusterState.Stopped, await cluster.GetStateAsync());

        await cluster.StartAsync();
        await ExecuteAsync(cluster.LoopbackConnectionString("a \"map\""), "INSERT INTO place VALUES (ST_Point(1, 2, 4326))");
    }

    [Fact]
    public async Task Statement_that_fails_leaves_no_value_in_log()
    {
        await cluster.CreateAsync();
        await cluster.StartAsync();
        await using var connection = new NpgsqlConnection(cluster.SuperuserConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SET log_min_duration_statement = 0", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = "SELECT 1 / ($1 - $1)::int, $2";
        command.Parameters.Add(new() { Value = 51.12345 });
        command.Parameters.Add(new() { Value = "somebody's town" });

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
        command.CommandText = "SELECT $1, $2";
        await command.ExecuteScalarAsync();

        var log = await File.ReadAllTextAsync(cluster.LogFile);
        Assert.Contains("division by zero", log, StringComparison.Ordinal);
        Assert.DoesNotContain("51.12345", log, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_was_killed_is_stopped_and_starts_again()
    {
        await cluster.CreateAsync();
        await cluster.StartAsync();
        var note = await File.ReadAllLinesAsync(Path.Combine(cluster.Folder, "data", "postmaster.pid"));
        using (var server = Process.GetProcessById(int.Parse(note[0], CultureInfo.InvariantCulture)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        Assert.Equal(ClusterState.Stopped, await cluster.GetStateAsync());

        await cluster.StartAsync();
        await ExecuteAsync(cluster.SuperuserConnectionString("postgres"), "SELECT 1");
    }

    [Fact]
    public async Task Loopback_port_without_password_is_refused()
    {
        await cluster.CreateAsync();
        await cluster.StartAsync();
        var withoutPassword = new NpgsqlConnectionStringBuilder(cluster.LoopbackConnectionString("postgres")) { Password = "wrong" };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(withoutPassword.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Port_in_use_is_named_in_error()
    {
        await using var other = await PrivateCluster.StartThrowAwayAsync();
        var port = new NpgsqlConnectionStringBuilder(other.Cluster.SuperuserConnectionString("postgres")).Port;
        await cluster.CreateAsync();
        var error = await Assert.ThrowsAsync<ClusterException>(() => cluster.StartAsync(port));
        Assert.Contains("Address already in use", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{port}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throw_away_cluster_that_is_disposed_leaves_no_files()
    {
        var throwAway = await PrivateCluster.StartThrowAwayAsync();
        await ExecuteAsync(throwAway.Cluster.SuperuserConnectionString("postgres"), "SELECT 1");
        await throwAway.DisposeAsync();
        Assert.False(Directory.Exists(throwAway.Cluster.Folder));
    }

    static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
