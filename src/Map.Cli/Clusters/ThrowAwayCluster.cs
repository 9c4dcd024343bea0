using System.Diagnostics;

namespace Map.Cli.Clusters;

/// <summary>
/// A cluster for tests in the temporary folder, or in memory. It is stopped and deleted when it is disposed of, or when this process ends, even if it is
/// killed.
/// </summary>
public sealed class ThrowAwayCluster : IAsyncDisposable
{
    // Stops and deletes the cluster when its standard input closes: only this process holds the other end of that pipe, and the system
    // closes it even after kill -9. Ctrl-C reaches every process of the terminal, so signals are ignored.
    const string Cleaner = """
        trap '' INT TERM HUP
        cat > /dev/null
        socket=$(sed -n 5p "$2/postmaster.pid" 2> /dev/null)
        "$1" stop -D "$2" -m immediate -w > /dev/null 2>&1
        rm -rf "$socket" "$3"
        """;

    // The finalizer of this object closes the pipe, too: keep a reference for as long as the cluster is needed.
    readonly Process cleaner;

    ThrowAwayCluster(PrivateCluster cluster, Process cleaner)
    {
        Cluster = cluster;
        this.cleaner = cleaner;
    }

    public PrivateCluster Cluster { get; }

    internal static async Task<ThrowAwayCluster> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Parent(), "map-throw-away-" + Path.GetRandomFileName()[..8]);
        var cluster = new PrivateCluster(folder, durable: false);
        var cleaner = Process.Start(ServerUser.Describe(
            "sh", "-c", Cleaner, "cleaner",
            PostgresBinaries.Find().PathOf("pg_ctl"), cluster.DataFolder, cluster.Folder))!;
        var throwAway = new ThrowAwayCluster(cluster, cleaner);
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

    // In memory where there is much of it: tests make and drop hundreds of databases.
    static string Parent()
    {
        const long wanted = 6L << 30;
        var memory = new DriveInfo("/dev/shm");
        return memory.IsReady && memory.AvailableFreeSpace > wanted && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 2 * wanted
            ? memory.Name : Path.GetTempPath();
    }

    public async ValueTask DisposeAsync()
    {
        cleaner.StandardInput.Close();
        await cleaner.WaitForExitAsync(CancellationToken.None);
        cleaner.Dispose();
    }
}
