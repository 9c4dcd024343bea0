namespace Map.Gateway.Feeds;

/// <summary>Reads the documents of the feed of changes.</summary>
/// <remarks>
/// An archive covers a range of revisions that never changes, but what it says of them does: the service reports a place once, at its latest
/// revision. So an entry leaves its archive when the place changes again, and is then in a later document; and where a place goes, an
/// archive may begin to tell of earlier times at which it went. What is guaranteed: whoever applies archives in their order, from the first
/// one on, each read at any time, and then the document that is subscribed to, has every place that matched when that was read, as it was
/// then. For whatever an archive said when it was read and says no longer, a later document says what came after. Archives are therefore never
/// served as immutable, and a reader who keeps the ones it has read, as RFC 5005 suggests, loses nothing. A reader that walks back from the
/// current document, while others write, lacks what changed during the walk until it reads the current document again.
/// </remarks>
sealed class ChangeReader(V1.ChangesService.ChangesServiceClient service)
{
    // With fewer entries the document that is subscribed to reaches further back: a feed of one county is not empty because others write.
    const int FewEntries = 20;

    const int PageSize = 1_000;

    // How many archives it reaches back. At least one, so that there is something to read when an archive has just become complete.
    static readonly int[] Reach = [1, 8, 64, 512];

    /// <summary>The document that is subscribed to: the newest changes.</summary>
    public async Task<ChangeDocument> CurrentAsync(V1.PlaceFilter filter, CancellationToken cancellation)
    {
        // Nothing lies between 0 and 0: this asks for the last revision only.
        var last = (await service.ListChangesAsync(new() { Until = 0, PageSize = 1 }, cancellationToken: cancellation)).LastRevision;
        var newest = last / ChangeDocument.ArchiveRevisions;
        ChangeDocument? current = null;
        foreach (var archives in Reach)
        {
            var since = Math.Max(0, newest - archives) * ChangeDocument.ArchiveRevisions;
            var (changes, isMore) = await ReadAsync(filter, since, last, isWhole: current is null, cancellation);
            // As where a large import lies behind a few changes.
            if (isMore)
                break;
            current = new(since, last, last, changes, IsArchive: false);
            // Without those that are gone: to a narrow filter the service reports any place that may have matched.
            if (changes.Count(change => change.Place is not null) >= FewEntries || since == 0)
                break;
        }

        return current!;
    }

    /// <summary>The archive that begins after a revision; null if there is none: not yet, or none ever begins there.</summary>
    public async Task<ChangeDocument?> ArchiveAsync(V1.PlaceFilter filter, long since, CancellationToken cancellation)
    {
        var last = (await service.ListChangesAsync(new() { Until = 0, PageSize = 1 }, cancellationToken: cancellation)).LastRevision;
        if (since % ChangeDocument.ArchiveRevisions != 0 || !ChangeDocument.IsComplete(since, last))
            return null;
        var until = since + ChangeDocument.ArchiveRevisions;
        var (changes, _) = await ReadAsync(filter, since, until, isWhole: true, cancellation);
        return new(since, until, last, changes, IsArchive: true);
    }

    // Pages are read one after the other, so a place may be on two of them: the later one is right.
    async Task<(IReadOnlyList<V1.Change> Changes, bool IsMore)> ReadAsync(
        V1.PlaceFilter filter, long since, long until, bool isWhole, CancellationToken cancellation)
    {
        var latest = new Dictionary<string, V1.Change>(StringComparer.Ordinal);
        V1.ListChangesResponse page;
        do
        {
            page = await service.ListChangesAsync(
                new() { Since = since, Until = until, Filter = filter, PageSize = PageSize, WithOperators = true }, cancellationToken: cancellation);
            foreach (var change in page.Changes)
                latest[change.PlaceId] = change;
            since = page.Revision;
        }
        while (page.HasMore && isWhole);
        return ([.. latest.Values.OrderByDescending(change => change.Revision)], page.HasMore);
    }
}
