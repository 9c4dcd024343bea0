using System.Collections.Concurrent;
using Map.Gazetteer;

namespace Map.Service.Localities;

/// <summary>Caches the atlas of each server until its revision log has a change of a region, or another map is restored.</summary>
sealed class CurrentAtlas(MapServers servers) : IDisposable
{
    // Every write increments the counter, and only then are regions checked for changes. Index: revision_by_subject.
    const string LastRevision = "SELECT last FROM revision_counter";
    public const string LastOfRegions = "SELECT coalesce(max(number), 0) FROM revision WHERE subject = 'region'";

    readonly SemaphoreSlim reading = new(1);
    readonly ConcurrentDictionary<MapServer, Snapshot> snapshots = new();

    public async Task<Atlas> GetAsync(CancellationToken cancellationToken)
    {
        // Taken before anything is read. That it is still so at the end is checked for every call.
        var server = servers.OfCall;
        var generation = server.Generation.Known;
        var last = await NumberAsync(LastRevision, cancellationToken);
        if (snapshots.GetValueOrDefault(server) is { } known && known.Generation == generation && known.Revision == last) return known.Atlas;

        await reading.WaitAsync(cancellationToken);
        try
        {
            var same = snapshots.GetValueOrDefault(server) is { } found && found.Generation == generation ? found : null;
            if (same?.Revision >= last) return same.Atlas;
            var ofRegions = await NumberAsync(LastOfRegions, cancellationToken);
            var atlas = same?.OfRegions == ofRegions ? same.Atlas : await ReadAsync(cancellationToken);
            snapshots[server] = new Snapshot(generation, last, ofRegions, atlas);
            return atlas;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    async Task<Atlas> ReadAsync(CancellationToken cancellationToken)
    {
        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        var regions = await servers.ForReading.ReadAllAsync(new Statement().Append(RegionNameRow.Select), RegionNameRow.Read, cancellationToken);
        return new Atlas(gazetteer, regions);
    }

    async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = servers.ForReading.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    sealed record Snapshot(string? Generation, long Revision, long OfRegions, Atlas Atlas);
}
