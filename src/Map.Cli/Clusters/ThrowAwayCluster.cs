namespace Map.Cli.Clusters;

/// <summary>
/// A cluster for tests in the temporary folder. Its files go when it is disposed; those of a process that was killed go when
/// the next one starts.
/// </summary>
public sealed class ThrowAwayCluster : IAsyncDisposable
{
    const string Prefix = "map-throw-away-";
    const string LockSuffix = ".lock";

    // The system lets go of the lock when the process ends, however it ends: a lock that can be had marks a stale folder.
    readonly FileStream _lock;

    ThrowAwayCluster(FileStream owner, PrivateCluster cluster)
    {
        _lock = owner;
        Cluster = cluster;
    }

    public PrivateCluster Cluster { get; }

    internal static async Task<ThrowAwayCluster> StartAsync(CancellationToken cancellationToken)
    {
        await RemoveStaleAsync(cancellationToken);
        var folder = Path.Combine(Path.GetTempPath(), Prefix + Path.GetRandomFileName()[..8]);
        var owner = new FileStream(folder + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        var throwAway = new ThrowAwayCluster(owner, new PrivateCluster(folder, durable: false));
        try
        {
            await throwAway.Cluster.CreateAsync(cancellationToken);
            await throwAway.Cluster.StartAsync(cancellationToken: cancellationToken);
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
        await Cluster.StopAsync(CancellationToken.None);
        Cluster.Delete();
        File.Delete(_lock.Name);
        await _lock.DisposeAsync();
    }

    static async Task RemoveStaleAsync(CancellationToken cancellationToken)
    {
        foreach (var lockFile in Directory.GetFiles(Path.GetTempPath(), Prefix + "*" + LockSuffix))
        {
            if (TryLock(lockFile) is { } owner)
                await new ThrowAwayCluster(owner, new PrivateCluster(lockFile[..^LockSuffix.Length], durable: false)).DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    static FileStream? TryLock(string lockFile)
    {
        try
        {
            return new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use, already gone, or another user's.
            return null;
        }
    }
}
