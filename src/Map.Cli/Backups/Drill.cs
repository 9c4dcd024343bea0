using System.Diagnostics;
using Map.Cli.Clusters;

namespace Map.Cli.Backups;

/// <summary>Restores a backup beside the map that runs, and compares the two.</summary>
sealed class Drill(Checkout checkout, LocalDatabase local, Repository repository)
{
    /// <param name="State">What was restored.</param>
    /// <param name="Took">How long until it could be read.</param>
    /// <param name="Compared">Whether the map that runs knows that revision; not if it was itself set back to before it.</param>
    public sealed record Result(MapState State, TimeSpan Took, bool Compared);

    /// <param name="at">The moment; null: now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">It cannot be restored, or what was restored is not what the map says it was.</exception>
    public async Task<Result> RunAsync(DateTimeOffset? at, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var restored = await RestoredMap.OfAsync(repository, at, cancellation);
        var took = watch.Elapsed;
        var (tables, log) = await restored.StatesAsync(checkout, cancellation);
        if (tables.Hash != log.Hash)
            throw Differs("its tables are not what its own log says", tables, log);
        var live = local.Cluster.ConnectionString(LocalDatabase.Name);
        var now = await MapState.ReadAsync(checkout, live, 0, cancellation);
        if (now.Generation != tables.Generation)
            return new(tables, took, Compared: false);
        var known = await MapState.ReadAsync(checkout, live, tables.Revision, cancellation);
        return known.Hash == tables.Hash ? new(tables, took, Compared: true) : throw Differs("the map that runs says otherwise of this revision", tables, known);
    }

    static CommandException Differs(string how, MapState restored, MapState known) => new(
        $"the backup is not what it should be: {how}. Restored: revision {restored.Revision}, {restored.Subjects} subjects, {restored.Hash}; "
        + $"expected: {known.Subjects} subjects, {known.Hash}. Take a new one: ./map backup --full.");
}
