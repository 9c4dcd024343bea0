using System.Diagnostics;

namespace Map.Cli.Clusters;

/// <summary>
/// A cluster for tests in the temporary folder. It is stopped and deleted when it is disposed, or when this process ends in
/// whatever way.
/// </summary>
public sealed class ThrowAwayCluster : IAsyncDisposable
{
    // Its standard input is a pipe that only this process holds open: the system closes it even after kill -9.
    // Ctrl-C reaches every process of the terminal, and this one has work left to do then.
    const string Undertaker = """
        trap '' INT TERM HUP
        cat > /dev/null
        socket=$(sed -n 5p "$2/postmaster.pid" 2> /dev/null)
        "$1" stop -D "$2" -m immediate -w > /dev/null 2>&1
        rm -rf "$socket" "$3"
        """;

    // Collecting this object closes the pipe too, so whoever started the cluster has to hold on to it.
    readonly Process undertaker;

    ThrowAwayCluster(PrivateCluster cluster, Process undertaker)
    {
        Cluster = cluster;
        this.undertaker = undertaker;
    }

    public PrivateCluster Cluster { get; }

    internal static async Task<ThrowAwayCluster> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), "map-throw-away-" + Path.GetRandomFileName()[..8]);
        var cluster = new PrivateCluster(folder, durable: false);
        var undertaker = Process.Start(ServerUser.Describe(
            "sh", "-c", Undertaker, "undertaker",
            PostgresBinaries.Find().PathOf("pg_ctl"), cluster.DataFolder, cluster.Folder))!;
        var throwAway = new ThrowAwayCluster(cluster, undertaker);
        try
        {
            await cluster.CreateAsync(cancellationToken);
            await cluster.StartAsync(cancellationToken: cancellationToken);
            return throwAway;
        }
        catch
        {
            await throwAway.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        undertaker.StandardInput.Close();
        await undertaker.WaitForExitAsync(CancellationToken.None);
        undertaker.Dispose();
    }
}
