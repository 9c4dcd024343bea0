using System.Diagnostics;
using Map.Cli.Clusters;
using Map.Service.Storage;
using Npgsql;

namespace Map.Testing.Running;

/// <summary>A primary with the tables of the map, and replicas that follow it, as servers of their own in the temporary folder.</summary>
public sealed class ReplicatedServers(int replicas) : IAsyncDisposable
{
    const string Database = "map";

    readonly string folder = Directory.CreateTempSubdirectory("map-replicas-").FullName;

    public PrivateCluster Primary { get; private set; } = null!;

    public IReadOnlyList<PrivateCluster> Replicas { get; private set; } = [];

    /// <summary>Names all servers, the primary first.</summary>
    public string ConnectionString { get; private set; } = "";

    public async Task StartAsync()
    {
        // As root the servers are another user, who must be able to enter.
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Primary = new(Path.Combine(folder, "primary"));
        await Primary.CreateAsync();
        await Primary.StartAsync();
        await Primary.CreateDatabaseAsync(Database);
        await using (var source = MapDatabase.Connect(Primary.ConnectionString(Database)))
            await Migrations.ApplyAsync(source, CancellationToken.None);
        Replicas = [.. Enumerable.Range(1, replicas).Select(number => new PrivateCluster(Path.Combine(folder, $"replica{number}")))];
        foreach (var replica in Replicas)
        {
            await CopyAsync(Primary.Listens, replica.Folder);
            await replica.StartAsync();
        }

        ConnectionString = new NpgsqlConnectionStringBuilder(Primary.LoopbackConnectionString(Database))
        {
            Host = string.Join(',', Replicas.Prepend(Primary).Select(server => $"127.0.0.1:{server.Listens.Port}")),
        }.ConnectionString;
    }

    // Prepared to follow the primary for as long as it runs.
    static async Task CopyAsync(ServerNote primary, string folder)
    {
        const string copy = """
            set -eu
            mkdir -m 700 "$1"
            as=; if [ "$(id -u)" = 0 ]; then as="runuser -u postgres --"; chown postgres: "$1"; fi
            cd / && exec $as "$2/pg_basebackup" -D "$1/data" -h "$4" -p "$3" -U postgres --write-recovery-conf --wal-method=stream --checkpoint=fast
            """;
        using var copying = Process.Start("bash", ["-c", copy, "copy", folder, PostgresBinaries.Find().Folder, $"{primary.Port}", primary.SocketFolder]);
        await copying.WaitForExitAsync();
        if (copying.ExitCode != 0) throw new InvalidOperationException($"pg_basebackup ended with {copying.ExitCode}");
    }

    /// <summary>How a server is named in figures and logs.</summary>
    public static string NameOf(PrivateCluster server) => $"127.0.0.1:{server.Listens.Port}";

    /// <summary>Has a replica stop, or go on, to take over what it receives: it goes on answering.</summary>
    public static Task PauseAsync(PrivateCluster replica, bool pause) =>
        replica.QueryAsync("postgres", pause ? "SELECT pg_wal_replay_pause()" : "SELECT pg_wal_replay_resume()");

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Replicas.Append(Primary)) await server.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
