namespace Map.Gateway.Feeds;

/// <summary>A part of the feed of changes: what the revisions after <paramref name="Since"/> up to <paramref name="Until"/> came to.</summary>
/// <param name="Since">The revision after which it begins: a multiple of <see cref="ArchiveRevisions"/>.</param>
/// <param name="Until">The last revision that it covers.</param>
/// <param name="Last">The last revision of the map when it was read.</param>
/// <param name="Changes">The changes, newest first, one for each place.</param>
/// <param name="IsArchive">Whether it is an archive, and not the document that is subscribed to.</param>
sealed record ChangeDocument(long Since, long Until, long Last, IReadOnlyList<V1.Change> Changes, bool IsArchive)
{
    /// <summary>How many revisions an archive covers. Addresses of archives follow from it: another number is another feed.</summary>
    public const int ArchiveRevisions = 100;

    /// <summary>The revision after which the archive before this document begins; null if it is the first.</summary>
    public long? Previous => Since == 0 ? null : Since - ArchiveRevisions;

    /// <summary>The revision after which the archive after this one begins; null if that is not complete yet.</summary>
    public long? Next => IsArchive && IsComplete(Until, Last) ? Until : null;

    /// <summary>Whether there are all revisions of an archive.</summary>
    public static bool IsComplete(long since, long last) => since + ArchiveRevisions <= last;
}
