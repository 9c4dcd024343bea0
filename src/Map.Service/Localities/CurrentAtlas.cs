using Map.Gazetteer;

namespace Map.Service.Localities;

/// <summary>Caches the atlas until the revision log has a change of a region.</summary>
sealed class CurrentAtlas(NpgsqlDataSource database) : IDisposable
{
    // Every write increments the counter, and only then are regions checked for changes. Index: revision_by_subject.
    const string LastRevision = "SELECT last FROM revision_counter";
    public const string LastOfRegions = "SELECT coalesce(max(number), 0) FROM revision WHERE subject = 'region'";

    readonly SemaphoreSlim reading = new(1);
    Snapshot? current;

    public async Task<Atlas> GetAsync(CancellationToken cancellationToken)
    {
        var last = await NumberAsync(LastRevision, cancellationToken);
        if (current is { } known && known.Revision == last) return known.Atlas;

        await reading.WaitAsync(cancellationToken);
        try
        {
            if (current is { } meanwhile && meanwhile.Revision >= last) return meanwhile.Atlas;
            var ofRegions = await NumberAsync(LastOfRegions, cancellationToken);
            var atlas = current is { } before && before.OfRegions == ofRegions ? before.Atlas : await ReadAsync(cancellationToken);
            current = new Snapshot(last, ofRegions, atlas);
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
        var regions = await database.ReadAllAsync(new Statement().Append(RegionNameRow.Select), RegionNameRow.Read, cancellationToken);
        return new Atlas(gazetteer, regions);
    }

    async Task<long> NumberAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    sealed record Snapshot(long Revision, long OfRegions, Atlas Atlas);
}
