using System.Text.RegularExpressions;
using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>The map of a backup at some moment, on a server of its own in a scratch folder. Disposing it stops and deletes all that is still there.</summary>
sealed partial class RestoredMap : IAsyncDisposable
{
    // Its log is not to reach the backups: their next piece comes from the map that runs. PostgreSQL keeps it until it has found a taker.
    const string NoArchive = "/bin/false";

    RestoredMap(PrivateCluster cluster) => Cluster = cluster;

    public PrivateCluster Cluster { get; }

    /// <summary>Restores and starts it.</summary>
    /// <param name="repository">The backups.</param>
    /// <param name="at">The moment; null: the last that there is.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RestoredMap> OfAsync(Repository repository, DateTimeOffset? at, CancellationToken cancellation)
    {
        var cluster = new PrivateCluster(repository.Folder.Scratch);
        if (Directory.Exists(cluster.Folder))
        {
            await cluster.StopAsync(cancellation);
            Directory.Delete(cluster.Folder, recursive: true);
        }
        await ServerUser.CreateFolderAsync(cluster.Folder, cancellation);
        await ServerUser.WriteFileAsync(Path.Combine(cluster.Folder, "archive_command"), NoArchive, cancellation);
        var restored = new RestoredMap(cluster);
        try
        {
            await ServerUser.CreateFolderAsync(cluster.DataFolder, cancellation);
            await repository.RestoreAsync(cluster.DataFolder, at, cancellation);
            await restored.RecoverAsync(cancellation);
            return restored;
        }
        catch
        {
            await restored.DisposeAsync();
            throw;
        }
    }

    /// <summary>The state that its tables have, and that its log has of the same revision.</summary>
    public async Task<(MapState Tables, MapState Log)> StatesAsync(Checkout checkout, CancellationToken cancellation)
    {
        var database = Cluster.ConnectionString(LocalDatabase.Name);
        var tables = await MapState.ReadAsync(checkout, database, null, cancellation);
        return (tables, await MapState.ReadAsync(checkout, database, tables.Revision, cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(Cluster.Folder))
            return;
        await Cluster.StopAsync();
        Directory.Delete(Cluster.Folder, recursive: true);
    }

    async Task RecoverAsync(CancellationToken cancellation)
    {
        try
        {
            await Cluster.StartAsync(cancellationToken: cancellation);
            await WaitUntilPromotedAsync(cancellation);
        }
        catch (ClusterException) when (EndedBeforeTarget())
        {
            // Nothing was written after the moment: the end of the log is the state of the moment.
            var settings = Path.Combine(Cluster.DataFolder, "postgresql.auto.conf");
            var lines = await File.ReadAllLinesAsync(settings, cancellation);
            await ServerUser.WriteFileAsync(settings, string.Join('\n', lines.Where(line => !Target().IsMatch(line))) + "\n", cancellation);
            await Cluster.StartAsync(cancellationToken: cancellation);
            await WaitUntilPromotedAsync(cancellation);
        }
    }

    async Task WaitUntilPromotedAsync(CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            if (await Cluster.GetStateAsync(cancellation) != ClusterState.Running)
                throw new ClusterException($"PostgreSQL ended while it went on to the moment. The end of its log:\n{LogEnd()}");
            if (await IsPrimaryAsync(cancellation))
                return;
        }
        while (await tick.WaitForNextTickAsync(cancellation));
    }

    async Task<bool> IsPrimaryAsync(CancellationToken cancellation)
    {
        try
        {
            return await Cluster.QueryAsync("postgres", "SELECT pg_is_in_recovery()", cancellation) == "f";
        }
        catch (ClusterException)
        {
            // It is about to end, which the next look at its state tells.
            return false;
        }
    }

    bool EndedBeforeTarget() =>
        File.Exists(Cluster.LogFile) && File.ReadAllText(Cluster.LogFile).Contains("recovery ended before configured recovery target was reached", StringComparison.Ordinal);

    string LogEnd() => string.Join('\n', File.ReadLines(Cluster.LogFile).TakeLast(10));

    [GeneratedRegex("^recovery_target")]
    private static partial Regex Target();
}
