using System.Collections.Concurrent;
using Npgsql;

namespace Map.Testing;

/// <summary>
/// A database of one test class, cloned in milliseconds from a template with PostGIS and what the class needs. No other class writes to it,
/// so test classes run in parallel, and nothing is cleaned up between them.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    const string Plain = "postgis";

    // Other test processes may share the server.
    static readonly string Process = $"test_{Environment.ProcessId}_{Path.GetRandomFileName()[..4]}";
    static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    static int Count;

    readonly string name;

    TestDatabase(string name, string connectionString)
    {
        this.name = name;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Makes an empty database with PostGIS.</summary>
    public static Task<TestDatabase> CreateAsync() => CloneAsync(Plain, fill: null);

    /// <summary>Makes a database with PostGIS and what <paramref name="fill"/> put into the template.</summary>
    /// <param name="template">The name of the template, such as "migrated"; it is filled once for each name and process.</param>
    /// <param name="fill">Fills the template, for instance by running the migrations on the connection string it is given.</param>
    public static Task<TestDatabase> CreateAsync(string template, Func<string, Task> fill) => CloneAsync(template, fill);

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await DropAsync(name);
    }

    static async Task<TestDatabase> CloneAsync(string template, Func<string, Task>? fill)
    {
        var source = await Templates.GetOrAdd(template, name => new(() => CreateTemplateAsync(name, fill))).Value;
        var database = $"{Process}_{Interlocked.Increment(ref Count)}";
        await TestCluster.ExecuteAsync(
            await TestCluster.GetConnectionStringAsync(), Clone(database, source));
        return new TestDatabase(database, await TestCluster.GetConnectionStringAsync(database));
    }

    static async Task<string> CreateTemplateAsync(string template, Func<string, Task>? fill)
    {
        var server = await TestCluster.GetConnectionStringAsync();
        var name = $"{Process}_{template}";
        var connectionString = await TestCluster.GetConnectionStringAsync(name);
        if (fill is null)
        {
            await TestCluster.ExecuteAsync(server, $"""CREATE DATABASE "{name}" """);
            await TestCluster.ExecuteAsync(connectionString, "CREATE EXTENSION postgis");
        }
        else
        {
            var plain = await Templates.GetOrAdd(Plain, _ => new(() => CreateTemplateAsync(Plain, null))).Value;
            await TestCluster.ExecuteAsync(server, Clone(name, plain));
            await fill(connectionString);
        }

        // A template cannot be cloned while anyone is connected to it.
        await TestCluster.ExecuteAsync(server, $"""ALTER DATABASE "{name}" ALLOW_CONNECTIONS false""");
        await TestCluster.ExecuteAsync(server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        if (!TestCluster.IsThrowAway)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAsync(name).GetAwaiter().GetResult();
        return name;
    }

    // By the files: block by block through the log, as is usual, takes four times as long.
    static string Clone(string name, string template) => $"""CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy""";

    static async Task DropAsync(string name)
        => await TestCluster.ExecuteAsync(
            await TestCluster.GetConnectionStringAsync(), $"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""");
}
